import { runtime } from '@/lib/broker/runtime'
import { knownSession } from '../_http/current-session'
import { texts } from '../_http/language'
import { Shell } from '../_screens/shell'
import { SupportLink } from '../_screens/support-link'
import { CopyAddressButton } from '../_ui/copy-address-button'

export async function generateMetadata() {
  return { title: (await texts('links'))('nothingTab') }
}

/** A link that fits no role of a person. The same words for what does not exist and for what belongs to others. */
export default async function LinkNotFound() {
  const t = await texts('links')
  const session = await knownSession()
  const support = runtime().broker.support()
  return (
    <Shell identity={session?.identity ?? null}>
      <div className="page-narrow flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <h1 className="hero">{t('nothing')}</h1>
          <p className="lead">{t('nothingLead')}</p>
        </div>
        <section className="panel">
          <div className="panel-body flex flex-col gap-4">
            <dl className="facts">
              <dt>{t('whoCanFixIt')}</dt>
              <dd>
                {support.name || support.url
                  ? t.rich('fixer', { support: () => <SupportLink support={support} /> })
                  : t('someFixer')}
              </dd>
            </dl>
            <div className="actions">
              <CopyAddressButton />
              <a className="btn" href="/go">
                {t('pasteAnother')}
              </a>
              <a className="btn" href="/">
                {t('back')}
              </a>
            </div>
          </div>
        </section>
      </div>
    </Shell>
  )
}
