import { CircleX, ShieldCheck } from 'lucide-react'
import { useLocale, useTexts } from '#texts'
import type { AuditPage } from '@/lib/broker/audit-view'
import { Instant } from '../_ui/instant'
import { tags } from '../_ui/message-tags'
import { utcDay, utcTime } from '../_ui/utc-text'

type Chain = AuditPage['chain']

/** How far the chain was found whole: no more than what was checked. */
export function ChainBadge({ chain, total }: { readonly chain: Chain; readonly total: number }) {
  const t = useTexts('audit')
  const { fault, at, sequence, isWhole } = chain
  if (fault) {
    return (
      <span className="tag tag-danger">
        <CircleX className="icon icon-xs" aria-hidden="true" />
        {t('chain.broken', { row: fault.sequence })}
      </span>
    )
  }
  if (!at || !isWhole) {
    return <span className="tag">{t('chain.checked', { row: sequence, total })}</span>
  }
  return (
    <span className="tag tag-ok">
      <ShieldCheck className="icon icon-xs" aria-hidden="true" />
      {t.rich('chain.verified', { row: sequence, at: () => <Instant at={at}>{`${utcTime(at)} UTC`}</Instant> })}
    </span>
  )
}

/** What to do when somebody changed the log. */
export function ChainBroken({ chain: { fault } }: { readonly chain: Chain }) {
  const t = useTexts('audit')
  if (!fault) return null
  return (
    <div role="alert" className="banner banner-danger">
      <CircleX className="icon" aria-hidden="true" />
      <div className="min-w-0">
        <strong>{t('chain.notAsWritten')}</strong>
        <p>{t.rich('chain.fault', { ...tags, row: fault.sequence, kind: fault.kind, what: fault.what })}</p>
        <p>{t.rich('chain.evidence', tags)}</p>
      </div>
    </div>
  )
}

export function ChainNote({ chain: { at, since, sequence } }: { readonly chain: Chain }) {
  const t = useTexts('audit')
  const locale = useLocale()
  const walk = { row: sequence, day: utcDay(locale, since), time: utcTime(since) }
  return <p className="audit-note">{at ? t('chain.walk', walk) : t('chain.unchecked')}</p>
}
