import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import { tags } from '../_ui/message-tags'
import { SupportLink } from './support-link'

/** Whom to ask, and what they will want to know. */
export function HelpContact({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const t = useTexts('help')
  const support = runtime().broker.support()
  const isNamed = Boolean(support.name || support.url)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">{t('whomToAsk')}</h2>
      </div>
      <div className="panel-body flex flex-col gap-3">
        <p>{isNamed ? t.rich('askThem', { support: () => <SupportLink support={support} /> }) : t('askWhoever')}</p>
        <ul className="help-list">
          <li>{t.rich('roleMissing', { isSignedIn: String(isSignedIn), ...tags })}</li>
          <li>{t.rich('refused', tags)}</li>
          <li>{t.rich('lost', tags)}</li>
        </ul>
        {!isSignedIn && (
          <div className="actions">
            <a className="btn btn-primary" href="/signin?manual=1">
              {t('signIn')}
            </a>
          </div>
        )}
      </div>
    </section>
  )
}
