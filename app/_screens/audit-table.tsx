import Link from 'next/link'
import type { ReactNode } from 'react'
import { useLocale, useTexts } from '#texts'
import type { AuditQuery } from '@/lib/broker/audit-query'
import type { AuditPage, AuditRowView } from '@/lib/broker/audit-view'
import { purposeOf } from '@/lib/broker/purpose-text'
import { Instant } from '../_ui/instant'
import { Untrusted } from '../_ui/untrusted'
import { utcDayOfYear, utcTime } from '../_ui/utc-text'
import { auditAddress } from './audit-address'
import { AccountCell, Dash, personOf, ResultCell } from './audit-cells'

interface AuditTableProps {
  readonly page: AuditPage
  readonly query: AuditQuery
}

/** One line an event; on phones two. */
export function AuditTable({ page, query }: AuditTableProps) {
  const t = useTexts('audit')
  return (
    <section className="panel audit-panel">
      <table className="audit-table">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className="audit-time">
              {t('time')}
            </th>
            <th scope="col" className="audit-person">
              {t('filters.person')}
            </th>
            <th scope="col" className="audit-action">
              {t('filters.action')}
            </th>
            <th scope="col">{t('filters.account')}</th>
            <th scope="col" className="audit-role">
              {t('filters.role')}
            </th>
            <th scope="col" className="audit-outcome">
              {t('filters.outcome')}
            </th>
            <th scope="col" className="audit-more audit-reason">
              {t('reason')}
            </th>
            <th scope="col" className="audit-more audit-ip">
              {t('filters.ip')}
            </th>
            <th scope="col" className="audit-more audit-reference">
              {t('filters.reference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((view) => (
            <Row
              key={view.row.sequence}
              view={view}
              query={query}
              isOpen={page.detail?.row.sequence === view.row.sequence}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  readonly view: AuditRowView
  readonly query: AuditQuery
  readonly isOpen: boolean
}

function Row({ view, query, isOpen }: RowProps) {
  const t = useTexts('audit')
  const locale = useLocale()
  const { sequence, event } = view.row
  const address = auditAddress({ ...query, row: sequence })
  if (!event) {
    return (
      <tr className={isOpen ? 'audit-current' : undefined}>
        <td className="audit-time">
          <RowLink
            sequence={sequence}
            address={address}
            isOpen={isOpen}
            text={t('row', { sequence: String(sequence) })}
          />
        </td>
        <td colSpan={8} className="text-danger-text">
          {t('changed')}
        </td>
      </tr>
    )
  }
  const person = personOf(event.actor)
  const purpose = purposeOf(event)
  return (
    <tr className={isOpen ? 'audit-current' : undefined}>
      <td className="audit-time mono">
        <span className="text-ink-3">{utcDayOfYear(locale, event.at)}</span>{' '}
        <RowLink
          sequence={sequence}
          address={address}
          isOpen={isOpen}
          text={<Instant at={event.at}>{utcTime(event.at)}</Instant>}
        />
      </td>
      <td className="audit-person" title={person ?? undefined}>
        {person === null ? <Dash /> : <Untrusted>{person}</Untrusted>}
      </td>
      <td className="audit-action">{t(`actions.${event.action}`)}</td>
      <td className="audit-where">
        <AccountCell {...view} />
      </td>
      <td className="audit-role">{event.target ? <Untrusted>{event.target.roleName}</Untrusted> : <Dash />}</td>
      <td className="audit-outcome">
        <ResultCell event={event} />
      </td>
      <td className="audit-more" title={purpose ?? undefined}>
        {purpose === null ? <Dash /> : <Untrusted>{purpose}</Untrusted>}
      </td>
      <td className="audit-more audit-ip mono">
        {event.client.ip ? <Untrusted>{event.client.ip}</Untrusted> : <Dash />}
      </td>
      <td className="audit-more audit-reference mono">{event.reference}</td>
    </tr>
  )
}

interface RowLinkProps {
  readonly sequence: number
  readonly address: string
  readonly isOpen: boolean
  readonly text: ReactNode
}

/** Its target is the whole row. The list stays where it is, and so does the focus. */
function RowLink({ sequence, address, isOpen, text }: RowLinkProps) {
  return (
    <Link
      id={`row-${sequence}`}
      className="audit-link"
      href={address}
      scroll={false}
      prefetch={false}
      aria-current={isOpen ? 'true' : undefined}
    >
      {text}
    </Link>
  )
}
