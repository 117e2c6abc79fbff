import { ArrowUpRight } from 'lucide-react'
import { notFound, redirect } from 'next/navigation'
import { safeReturnPath } from '@/lib/broker/return-path'
import { runtime } from '@/lib/broker/runtime'
import { texts } from '../_http/language'
import { pageSession } from '../_http/page-session'
import { Shell } from '../_screens/shell'
import { SignInDestination } from '../_screens/sign-in-destination'

export async function generateMetadata() {
  return { title: (await texts('confirm'))('tab') }
}

/** Between a role that AWS gives by the company's own answer and the company that has to give it anew: one link, which issues nothing. */
export default async function ConfirmPage({ searchParams }: PageProps<'/confirm'>) {
  const { returnTo: wanted, visible } = await searchParams
  const returnTo = safeReturnPath(typeof wanted === 'string' ? wanted : null)
  const session = await pageSession()
  if (!session) redirect(`/signin?${new URLSearchParams({ returnTo })}`)
  const source = runtime()
    .broker.sources()
    .find(({ id }) => id === session.identity.source)
  if (!source) notFound()
  const isVisible = visible === '1'
  const t = await texts('confirm')
  const query = new URLSearchParams({ returnTo, ...(isVisible && { visible: '1' }) })
  return (
    <Shell identity={session.identity}>
      <div className="page-narrow flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <h1 className="hero">{t(isVisible ? 'titleVisible' : 'titleSilent')}</h1>
          <p className="lead">{t(isVisible ? 'leadVisible' : 'leadSilent')}</p>
        </div>
        <SignInDestination path={returnTo} />
        <div className="actions">
          {/* A plain link: it begins a round trip, so nothing may fetch it ahead. */}
          <a className="btn btn-primary btn-large" href={`/auth/${encodeURIComponent(source.id)}/aws/start?${query}`}>
            {t(isVisible ? 'goVisible' : 'goSilent', { source: source.label })}
            <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
          </a>
          <a className="btn btn-large" href={returnTo}>
            {t('back')}
          </a>
        </div>
        <p className="text-meta text-ink-3">{t('nothingYet')}</p>
      </div>
    </Shell>
  )
}
