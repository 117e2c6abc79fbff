import { RefreshCw } from 'lucide-react'
import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import type { PortalSession } from '@/lib/domain/session'
import type { Texts } from '../_messages/texts'
import { MessageBlock } from '../_ui/message-block'
import { Received, sourceLabel } from './received'
import { SupportLink } from './support-link'

/** For somebody who may open nothing: what is true, what was received, whom to ask. */
export function EmptyAccess({ session }: { readonly session: PortalSession }) {
  const t = useTexts('empty')
  const { identity } = session
  const { broker } = runtime()
  const { metGrants } = broker.unmatched(identity)
  const support = broker.support()
  const start = `/auth/${encodeURIComponent(identity.source)}/start`
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="title">{t('title')}</h1>
        <p className="lead">{metGrants.length > 0 ? t('denied') : t('none', { groups: identity.groups.length })}</p>
      </div>
      <Received identity={identity} title={t('received')} />
      <section className="panel">
        <div className="panel-head">
          <h2 className="section-title">{t('whatToDo')}</h2>
        </div>
        <div className="panel-body flex flex-col gap-3">
          <ol className="steps">
            <li>
              <strong>
                {support.name || support.url
                  ? t.rich('ask', { support: () => <SupportLink support={support} /> })
                  : t('askWhoever')}
              </strong>
              <p>{t('askMore')}</p>
            </li>
            <li>
              <strong>{t('refreshWhenDone')}</strong>
              <p>{t('refreshMore')}</p>
            </li>
          </ol>
          <MessageBlock title={t('message')} text={message(t, identity)} />
          <div className="actions">
            <a className="btn btn-primary" href={start}>
              <RefreshCw className="icon icon-sm" aria-hidden="true" />
              {t('refresh')}
            </a>
            <form method="post" action="/signout">
              <button type="submit" className="btn">
                {t('someoneElse')}
              </button>
            </form>
          </div>
        </div>
      </section>
    </div>
  )
}

function message(t: Texts<'empty'>, identity: Identity): string {
  const groups = identity.groups.map(({ value }) => value).join(', ') || t('noGroups')
  return [
    t('messageWish'),
    t('messageWho', { person: identity.email ?? identity.name, source: sourceLabel(identity) }),
    t('messageGroups', { groups }),
  ].join('\n')
}
