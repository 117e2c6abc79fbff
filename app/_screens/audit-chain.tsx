import { CircleX, ShieldCheck } from 'lucide-react'
import { useLocale } from '#texts'
import type { AuditPage } from '@/lib/broker/audit-view'
import { Instant } from '../_ui/instant'
import { utcDay, utcTime } from '../_ui/utc-text'

type Chain = AuditPage['chain']

const count = (rows: number) => rows.toLocaleString('en-GB')

/** How far the chain was found whole: no more than what was checked. */
export function ChainBadge({ chain, total }: { readonly chain: Chain; readonly total: number }) {
  const { fault, at, sequence, isWhole } = chain
  if (fault) {
    return (
      <span className="tag tag-danger">
        <CircleX className="icon icon-xs" aria-hidden="true" />
        Chain broken at row {count(fault.sequence)}
      </span>
    )
  }
  if (!at || !isWhole) {
    return (
      <span className="tag">
        Chain checked to row {count(sequence)} of {count(total)}
      </span>
    )
  }
  return (
    <span className="tag tag-ok">
      <ShieldCheck className="icon icon-xs" aria-hidden="true" />
      Chain verified to row {count(sequence)}, <Instant at={at}>{`${utcTime(at)} UTC`}</Instant>
    </span>
  )
}

/** What to do when somebody changed the log. */
export function ChainBroken({ chain: { fault } }: { readonly chain: Chain }) {
  if (!fault) return null
  return (
    <div role="alert" className="banner banner-danger">
      <CircleX className="icon" aria-hidden="true" />
      <div className="min-w-0">
        <strong>The log is not as Brevet wrote it</strong>
        <p>
          Row {count(fault.sequence)} ({fault.kind}): {fault.what}. The rows before it are whole.
        </p>
        <p>
          Keep the database as it is and copy it now; it is evidence. Let somebody who does not administer it run{' '}
          <code>npm run audit -- verify</code> on the copy, and compare with the last export and the portal’s log lines.
          Brevet goes on writing rows; it repairs nothing.
        </p>
      </div>
    </div>
  )
}

export function ChainNote({ chain: { at, since, sequence } }: { readonly chain: Chain }) {
  const locale = useLocale()
  return (
    <p className="audit-note">
      {at
        ? `Rows 1 to ${count(sequence)} were each checked against the row before and the audit key, in a walk that began on ${utcDay(locale, since)} at ${utcTime(since)} UTC; it begins anew every six hours. `
        : 'The chain has not been checked yet since this process started. '}
      A database that was put back as a whole to an earlier state is noticed only by a hash kept elsewhere, such as in
      an export.
    </p>
  )
}
