import { redirect } from 'next/navigation'
import { runtime } from '@/lib/broker/runtime'
import { currentAddress } from './_http/current-address'
import { pageSession } from './_http/page-session'
import { accountViews } from './_screens/account-views'
import { EmptyAccess } from './_screens/empty-access'
import { Shell } from './_screens/shell'
import { AccessList } from './_ui/access-list'

export const metadata = { title: 'Your AWS access' }

export default async function AccessPage({ searchParams }: PageProps<'/'>) {
  const session = await pageSession()
  if (!session) redirect('/signin')
  const { identity } = session
  const { broker } = runtime()
  const entitlements = broker.entitlements(identity)
  const accounts = accountViews(entitlements, (entitlement) => broker.offer(session, entitlement))
  const { q, env } = await searchParams
  return (
    <Shell identity={identity}>
      {entitlements.length > 0 ? (
        <AccessList accounts={accounts} query={one(q)} environment={one(env)} address={await currentAddress()} />
      ) : (
        <EmptyAccess session={session} />
      )}
    </Shell>
  )
}

function one(parameter: string | readonly string[] | undefined): string {
  return (typeof parameter === 'string' ? parameter : parameter?.[0]) ?? ''
}
