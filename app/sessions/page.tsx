import { redirect } from 'next/navigation'
import { texts } from '@/app/_http/language'
import { runtime } from '@/lib/broker/runtime'
import { pageSession } from '../_http/page-session'
import { recentSessions } from '../_screens/aws-session-view'
import { SessionsScreen } from '../_screens/sessions-screen'
import { Shell } from '../_screens/shell'

export async function generateMetadata() {
  return { title: (await texts('sessions'))('title') }
}

/** Where somebody is signed in, and what AWS sessions they were given. */
export default async function SessionsPage({ searchParams }: PageProps<'/sessions'>) {
  const session = await pageSession()
  if (!session) redirect('/signin?returnTo=/sessions')
  const { broker } = runtime()
  const [signIns, awsSessions, apiTokens] = await Promise.all([
    broker.ownSessions(session),
    broker.awsSessions(session.identity),
    broker.apiTokens(session),
  ])
  const { ended, token } = await searchParams
  return (
    <Shell identity={session.identity} part="sessions">
      <SessionsScreen
        signIns={signIns}
        awsSessions={recentSessions(awsSessions, new Date())}
        entitlementOf={(id) => broker.entitlement(session.identity, id)}
        apiTokens={apiTokens}
        hasEndedToken={token === 'ended'}
        ended={typeof ended === 'string' && /^\d{1,3}$/.test(ended) ? Number(ended) : null}
      />
    </Shell>
  )
}
