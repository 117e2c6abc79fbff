import { ChevronRight } from 'lucide-react'
import { redirect } from 'next/navigation'
import { safeReturnPath } from '@/lib/broker/return-path'
import { runtime } from '@/lib/broker/runtime'
import type { SourceView } from '@/lib/broker/source-views'
import { recallFromBrowser } from '../_http/browser-memory'
import { texts } from '../_http/language'
import { pageSession } from '../_http/page-session'
import { mayHaveFragment } from '../_screens/destination-path'
import { EmailForm } from '../_screens/email-form'
import { LinkFragment } from '../_screens/link-fragment'
import { PageFooter } from '../_screens/page-footer'
import { SignInDestination } from '../_screens/sign-in-destination'
import { signInPlan } from '../_screens/sign-in-plan'
import { SignedOutNotice } from '../_screens/signed-out-notice'
import { SourceLink, startPath } from '../_screens/source-link'
import { Brand } from '../_ui/brand'
import { CookieNotice } from '../_ui/cookie-notice'

export async function generateMetadata() {
  return { title: (await texts('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const { returnTo: wanted, signedout, manual, unknown } = await searchParams
  const returnTo = safeReturnPath(typeof wanted === 'string' ? wanted : null)
  if (await pageSession()) redirect(returnTo)
  const { broker } = runtime()
  const lastUsed = await recallFromBrowser('source')
  const hasLeft = signedout !== undefined || (await recallFromBrowser('signed-out')) !== null
  const staysHere = hasLeft || manual !== undefined || unknown !== undefined
  const sources = broker.sources()
  const { automatic, first, others, byEmail } = signInPlan({
    sources,
    lastUsed,
    asksEmail: broker.asksEmail(),
    staysHere,
  })
  const onward = automatic === null ? undefined : startPath(automatic, returnTo)
  if (onward !== undefined && !mayHaveFragment(returnTo)) redirect(onward)
  const t = await texts('signIn')
  const links = { returnTo, lastUsed, namesDomains: !byEmail }
  return (
    <div className="sign-in">
      <LinkFragment onward={onward} />
      <main className="sign-in-column">
        <div className="flex flex-col gap-4">
          <span className="brand brand-large">
            <Brand />
          </span>
          <div>
            <h1 className="hero">{t('title')}</h1>
            <p className="lead">{t('lead')}</p>
          </div>
        </div>
        <SignedOutNotice signedOut={signedout} />
        <CookieNotice />
        <SignInDestination path={returnTo} />
        {first && <Sources sources={byEmail ? [first] : [first, ...others]} primary={first.id} {...links} />}
        {byEmail && (
          <>
            {first && <div className="or">{t('or')}</div>}
            <EmailForm returnTo={returnTo} isUnknown={unknown !== undefined} autoFocus={first === null} />
            <details className="disclosure" open={unknown !== undefined}>
              <summary>
                <ChevronRight className="icon icon-sm" aria-hidden="true" />
                {t('chooseFromAll', { count: sources.length })}
              </summary>
              <div className="pt-2">
                <Sources sources={sources} primary={null} {...links} />
              </div>
            </details>
          </>
        )}
      </main>
      <PageFooter centred />
    </div>
  )
}

interface SourcesProps {
  readonly sources: readonly SourceView[]
  readonly primary: string | null
  readonly lastUsed: string | null
  readonly returnTo: string
  readonly namesDomains: boolean
}

function Sources({ sources, primary, lastUsed, returnTo, namesDomains }: SourcesProps) {
  return (
    <ul className="flex flex-col gap-2">
      {sources.map((source) => (
        <li key={source.id}>
          <SourceLink
            source={source}
            returnTo={returnTo}
            isPrimary={source.id === primary}
            isLastUsed={source.id === lastUsed}
            namesDomains={namesDomains}
          />
        </li>
      ))}
    </ul>
  )
}
