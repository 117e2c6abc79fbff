import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { runtime } from '@/lib/broker/runtime'
import { texts } from '../../_http/language'
import { orRefused, pageSession } from '../../_http/page-session'
import { readTransaction } from '../../_http/transaction-cookie'
import { PageFooter } from '../../_screens/page-footer'
import { SignInDestination } from '../../_screens/sign-in-destination'
import { Brand } from '../../_ui/brand'
import { Untrusted } from '../../_ui/untrusted'

export async function generateMetadata() {
  return { title: (await texts('unaskedSignIn'))('tab') }
}

/** Between an answer that a provider sent unasked and a session: whoever sent this browser here, only the person in front of it says yes. */
export default async function ConfirmSignInPage({ searchParams }: PageProps<'/signin/confirm'>) {
  const { source: sourceId, id } = await searchParams
  if (typeof sourceId !== 'string' || typeof id !== 'string') redirect('/signin')
  const browserToken = await readTransaction(sourceId)
  const received = await orRefused(runtime().broker.receivedSignIn({ sourceId, id, browserToken }))
  if (!received) redirect('/refused?code=sign_in_state_mismatch')
  const session = await pageSession()
  const t = await texts('unaskedSignIn')
  const { name, email, subject, source, returnTo } = received
  const shown = (text: string) => () => <Untrusted>{text}</Untrusted>
  return (
    <div className="sign-in">
      <main className="sign-in-column">
        <div className="flex flex-col gap-4">
          <span className="brand brand-large">
            <Brand />
          </span>
          <div>
            <h1 className="hero">{t.rich('title', { name: shown(name) })}</h1>
            <p className="lead">{t('lead', { source })}</p>
          </div>
        </div>
        <dl className="panel flex flex-col gap-3 p-4">
          <Fact term={t('person')}>
            <Untrusted>{email ?? subject}</Untrusted>
          </Fact>
          <Fact term={t('through')}>{source}</Fact>
        </dl>
        {session && <p className="text-meta">{t.rich('replaces', { name: shown(session.identity.name) })}</p>}
        <SignInDestination path={returnTo} />
        <form method="post" action={`/auth/${encodeURIComponent(sourceId)}/received`} className="flex flex-col gap-2">
          <input type="hidden" name="id" value={id} />
          <button type="submit" name="answer" value="yes" className="btn btn-primary btn-large">
            {t('yes')}
          </button>
          <button type="submit" name="answer" value="no" className="btn btn-large">
            {t('no')}
          </button>
        </form>
        <p className="text-meta text-ink-3">{t('nothingYet')}</p>
      </main>
      <PageFooter centred />
    </div>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-meta text-ink-3">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
