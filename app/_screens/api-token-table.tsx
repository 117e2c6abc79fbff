import { CircleCheck } from 'lucide-react'
import { useTexts } from '#texts'
import type { ApiTokenView } from '@/lib/broker/api-tokens'
import { mostApiTokens } from '@/lib/domain/api-token'
import { DialogTexts } from '../_messages/texts-provider'
import { Moment } from '../_ui/moment'
import { NewApiToken } from '../_ui/new-api-token'
import { Untrusted } from '../_ui/untrusted'

interface ApiTokenTableProps {
  readonly tokens: readonly ApiTokenView[]
  readonly maxDays: number
  /** One was ended a moment ago. */
  readonly hasEnded: boolean
}

/** By what programs act for the person. Each can be ended from here, with or without scripts; a new one needs them. */
export function ApiTokenTable({ tokens, maxDays, hasEnded }: ApiTokenTableProps) {
  const t = useTexts('apiTokens')
  return (
    <section className="panel" aria-labelledby="api-tokens">
      <div className="panel-head">
        <h2 id="api-tokens" className="section-title flex-1">
          {t.rich('title', { count: tokens.length, n: (count) => <span className="count">{count}</span> })}
        </h2>
      </div>
      <p className="panel-body text-ink-2">
        {t('lead')} {tokens.length === 0 && t('none')}
      </p>
      {hasEnded && (
        <div className="panel-body">
          <div role="status" className="banner banner-ok">
            <CircleCheck className="icon" aria-hidden="true" />
            <div>{t('ended')}</div>
          </div>
        </div>
      )}
      {tokens.length > 0 && (
        <table className="records sign-ins api-tokens">
          <thead>
            <tr>
              {(['name', 'scopes', 'made', 'used', 'ends'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{t('columns.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <Row key={token.id} token={token} />
            ))}
          </tbody>
        </table>
      )}
      {tokens.length < mostApiTokens && (
        <DialogTexts>
          <NewApiToken maxDays={maxDays} />
        </DialogTexts>
      )}
    </section>
  )
}

function Row({ token: { id, name, scopes, createdAt, lastUsedAt, expiresAt } }: { readonly token: ApiTokenView }) {
  const t = useTexts('apiTokens')
  return (
    <tr>
      <td>
        <strong className="record-name">
          <Untrusted>{name}</Untrusted>
        </strong>
      </td>
      <td data-label={t('columns.scopes')}>{scopes.map((scope) => t(`scopes.${scope}`)).join(', ')}</td>
      <td data-label={t('columns.made')}>
        <Moment at={createdAt} />
      </td>
      <td data-label={t('columns.used')}>{lastUsedAt ? <Moment at={lastUsedAt} /> : t('never')}</td>
      <td data-label={t('columns.ends')}>
        <Moment at={expiresAt} />
      </td>
      <td className="record-action">
        <form method="post" action="/sessions/end-token">
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="btn btn-small" aria-label={t('endOf', { name })}>
            {t('end')}
          </button>
        </form>
      </td>
    </tr>
  )
}
