import { ChevronRight } from 'lucide-react'
import { redirect } from 'next/navigation'
import { safeReturnPath } from '@/lib/broker/return-path'
import { runtime } from '@/lib/broker/runtime'
import { pageSession } from '../_http/page-session'
import { LinkFragment } from '../_screens/link-fragment'
import { SignInDestination } from '../_screens/sign-in-destination'
import { SignedOutNotice } from '../_screens/signed-out-notice'
import { SupportLink } from '../_screens/support-link'
import { Brand } from '../_ui/brand'

export const metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const { returnTo: wanted, signedout } = await searchParams
  const returnTo = safeReturnPath(typeof wanted === 'string' ? wanted : null)
  if (await pageSession()) redirect(returnTo)
  const { broker } = runtime()
  const query = returnTo === '/' ? '' : `?${new URLSearchParams({ returnTo })}`
  return (
    <div className="sign-in">
      <LinkFragment />
      <main className="sign-in-column">
        <div className="flex flex-col gap-4">
          <span className="brand brand-large">
            <Brand />
          </span>
          <div>
            <h1 className="hero">Sign in</h1>
            <p className="lead">AWS accounts, console and temporary keys.</p>
          </div>
        </div>
        <SignedOutNotice signedOut={signedout} />
        <SignInDestination path={returnTo} />
        <ul className="flex flex-col gap-2">
          {broker.sources().map(({ id, label, emailDomains }, index) => (
            <li key={id}>
              {/* A plain link: it begins a sign-in, so nothing may fetch it ahead. */}
              <a
                className={index === 0 ? 'source source-primary' : 'source'}
                href={`/auth/${encodeURIComponent(id)}/start${query}`}
              >
                <span className="flex-1">
                  {`Continue with ${label}`}
                  {emailDomains.length > 0 && (
                    <span className="source-hint">{`For ${emailDomains.join(', ')} addresses`}</span>
                  )}
                </span>
                <ChevronRight className="icon" aria-hidden="true" />
              </a>
            </li>
          ))}
        </ul>
      </main>
      <footer className="footer justify-center">
        <span>Brevet</span>
        <SupportLink support={broker.support()} prefix="Help: " />
      </footer>
    </div>
  )
}
