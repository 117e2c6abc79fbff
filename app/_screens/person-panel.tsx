import { LogOut } from 'lucide-react'
import { useId } from 'react'
import { useTexts } from '#texts'
import type { SignedInPerson } from '@/lib/broker/people-sessions'
import { deviceOf } from '../_ui/device'
import { Untrusted } from '../_ui/untrusted'
import { BrowserCells, BrowserColumns, labelOf } from './browser-cells'

/** One person, and the browsers they are signed in with. */
export function PersonPanel({ person }: { readonly person: SignedInPerson }) {
  const t = useTexts('people')
  const { source, name, email, browsers } = person
  const id = useId()
  return (
    <section className="panel" aria-labelledby={`${id} ${id}-more`}>
      <div className="panel-head person-head">
        <div className="person-said">
          <h2 id={id} className="section-title">
            <Untrusted>{name}</Untrusted>
          </h2>
          <p id={`${id}-more`} className="text-meta text-ink-3">
            {email !== null && email !== name && (
              <>
                <Untrusted>{email}</Untrusted>
                {' · '}
              </>
            )}
            {labelOf(source)}
            {' · '}
            {t('browsers', { count: browsers.length })}
          </p>
        </div>
        <SignOutForm person={person} />
      </div>
      <table className="records sign-ins person-sign-ins">
        <caption className="sr-only">{t('browsersOf', { name })}</caption>
        <thead>
          <tr>
            <BrowserColumns />
          </tr>
        </thead>
        <tbody>
          {browsers.map((browser) => (
            <tr key={`${browser.startedAt.getTime()} ${browser.client.ip} ${browser.client.userAgent}`}>
              <BrowserCells browser={browser} device={deviceOf(browser.client.userAgent)} isThis={false} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Asks before it ends anything; without scripts as well. */
function SignOutForm({ person: { source, subject, name, browsers } }: { readonly person: SignedInPerson }) {
  const t = useTexts('people')
  return (
    <details className="disclosure audit-menu person-end">
      <summary className="btn btn-small" aria-label={t('signOutOf', { name })}>
        <LogOut className="icon icon-sm" aria-hidden="true" />
        {t('signOut')}
      </summary>
      <form method="post" action="/admin/sessions/end" className="audit-menu-body">
        <p>{t.rich('sure', { count: browsers.length, who: () => <Untrusted>{name}</Untrusted> })}</p>
        <input type="hidden" name="source" value={source} />
        <input type="hidden" name="subject" value={subject} />
        <button type="submit" className="btn btn-danger">
          {t('confirm')}
        </button>
      </form>
    </details>
  )
}
