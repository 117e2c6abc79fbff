import { ArrowDown, ArrowUp, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useLocale, useTexts } from '#texts'
import { exportForms } from '@/lib/broker/audit-export-format'
import type { AuditQuery } from '@/lib/broker/audit-query'
import type { AuditDetail, AuditRowView } from '@/lib/broker/audit-view'
import { purposeOf } from '@/lib/broker/purpose-text'
import type { AuditEvent } from '@/lib/domain/audit-event'
import { wholeAudit } from '@/lib/domain/audit-filter'
import type { AuditRow } from '@/lib/domain/repositories'
import type { en } from '../_messages/en'
import type { Locale } from '../_messages/languages'
import { AuditKeyboard } from '../_ui/audit-keyboard'
import { CopyButton } from '../_ui/copy-button'
import { Instant } from '../_ui/instant'
import { recordText } from '../_ui/record-text'
import { RoleIdentity } from '../_ui/role-identity'
import { Untrusted } from '../_ui/untrusted'
import { utcMoment, utcTime } from '../_ui/utc-text'
import { auditAddress } from './audit-address'
import { Outcome, personOf } from './audit-cells'
import { AuditCloudTrail } from './audit-cloudtrail'
import { useGroupAdvice, useGroups } from './audit-groups'

interface AuditRecordProps {
  readonly detail: AuditDetail
  /** The rows of the page, among which the arrows move. */
  readonly rows: readonly AuditRowView[]
  readonly query: AuditQuery
}

/** Everything about one row, beside the list: it can be left standing while the list is read. */
export function AuditRecord({ detail, rows, query }: AuditRecordProps) {
  const t = useTexts('auditRow')
  const { row, related, cloudTrail } = detail
  const { event, sequence } = row
  return (
    <aside className="audit-record" aria-labelledby="record-title">
      <RecordHead detail={detail} rows={rows} query={query} />
      <div className="audit-record-body">
        {event && <About detail={detail} event={event} query={query} />}
        {cloudTrail && <AuditCloudTrail hint={cloudTrail} />}
        {related.length > 1 && (
          <Section title={t('sameRequest')}>
            <ol className="audit-related">
              {related.map((other) => (
                <li key={other.sequence}>
                  <a
                    href={auditAddress({ ...query, row: other.sequence })}
                    aria-current={other.sequence === sequence ? 'true' : undefined}
                  >
                    <RelatedText row={other} />
                  </a>
                </li>
              ))}
            </ol>
          </Section>
        )}
        <Section
          title={t('record')}
          action={
            <CopyButton text={exportForms.jsonl.line(row)} done={t('recordCopied')} className="btn btn-ghost btn-small">
              {t('copyJson')}
            </CopyButton>
          }
        >
          <div className="code">
            <pre className="code-document">{shownRecord(row)}</pre>
          </div>
        </Section>
      </div>
    </aside>
  )
}

function RecordHead({ detail, rows, query }: AuditRecordProps) {
  const t = useTexts('auditRow')
  const ofAudit = useTexts('audit')
  const locale = useLocale()
  const { event, sequence } = detail.row
  const place = rows.findIndex(({ row }) => row.sequence === sequence)
  const neighbour = (offset: number) => {
    const beside = place < 0 ? undefined : rows[place + offset]?.row.sequence
    return beside === undefined ? null : { row: beside, address: auditAddress({ ...query, row: beside }) }
  }
  const [previous, next, close] = [neighbour(-1), neighbour(1), auditAddress({ ...query, row: null })]
  return (
    <div className="audit-record-head">
      <div className="min-w-0 flex-1">
        <h2 id="record-title" className="section-title">
          {event
            ? t(`titles.${event.outcome}`, { action: ofAudit(`actions.${event.action}`) })
            : t('row', { sequence: String(sequence) })}
        </h2>
        <p className="text-ink-3">
          {event ? <Instant at={event.at}>{utcMoment(locale, event.at)}</Instant> : t('changed')}
        </p>
      </div>
      <Step to={previous?.address ?? null} label={t('previous')}>
        <ArrowUp className="icon" aria-hidden="true" />
      </Step>
      <Step to={next?.address ?? null} label={t('next')}>
        <ArrowDown className="icon" aria-hidden="true" />
      </Step>
      <Step to={close} label={t('close')}>
        <X className="icon" aria-hidden="true" />
      </Step>
      <AuditKeyboard row={sequence} previous={previous} next={next} close={close} />
    </div>
  )
}

interface StepProps {
  readonly to: string | null
  readonly label: string
  readonly children: ReactNode
}

function Step({ to, label, children }: StepProps) {
  if (to === null) return null
  return (
    <Link className="btn btn-ghost btn-icon btn-small" href={to} scroll={false} prefetch={false} aria-label={label}>
      {children}
    </Link>
  )
}

type Fact = keyof typeof en.auditRow.facts

interface AboutProps {
  readonly detail: AuditDetail
  readonly event: AuditEvent
  readonly query: AuditQuery
}

function About({ detail: { account }, event, query }: AboutProps) {
  const t = useTexts('auditRow')
  const locale = useLocale()
  const [groups, advice] = [useGroups(event), useGroupAdvice(event)]
  const { actor, target, client, details } = event
  const person = personOf(actor)
  const purpose = purposeOf(event)
  const ofPerson = { ...wholeAudit, person: person?.slice(0, 200) ?? null }
  const facts: readonly (readonly [Fact, string | null])[] = [
    ['person', person],
    ['name', actor?.name === person ? null : (actor?.name ?? null)],
    ['subject', actor?.subject ?? null],
    ['provider', actor?.source ?? null],
    ['reason', purpose],
    ['ticket', details['ticket'] === undefined ? null : String(details['ticket'])],
    ['groups', groups],
    ['code', event.code],
    ['advice', advice],
    ['grants', details['grants'] === undefined ? null : String(details['grants'])],
    ['ends', endOf(locale, details['expiresAt'])],
    ['address', client.ip],
    ['browser', client.userAgent],
    ['reference', event.reference],
  ]
  return (
    <>
      {target && account && (
        <RoleIdentity account={account}>
          <Untrusted>{target.roleName}</Untrusted>
        </RoleIdentity>
      )}
      <dl className="facts audit-facts">
        <dt>{t('result')}</dt>
        <dd>
          <Outcome outcome={event.outcome} />
        </dd>
        {target && !account && (
          <>
            <dt>{t('role')}</dt>
            <dd>
              <Untrusted>{`${target.accountId}/${target.roleName}`}</Untrusted>
            </dd>
          </>
        )}
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt>{t(`facts.${name}`)}</dt>
              <dd className={exactFacts.has(name) ? 'mono' : undefined}>
                <Untrusted>{value}</Untrusted>
              </dd>
            </div>
          ),
        )}
      </dl>
      {ofPerson.person && ofPerson.person !== query.filter.person && (
        <a className="btn btn-small self-start" href={auditAddress({ filter: ofPerson, cursor: null, row: null })}>
          {t('ofPerson')}
        </a>
      )}
    </>
  )
}

function endOf(locale: Locale, expiresAt: unknown): string | null {
  const end = new Date(typeof expiresAt === 'string' ? expiresAt : '')
  return Number.isNaN(end.getTime()) ? null : utcMoment(locale, end)
}

/** Facts that are read letter by letter. */
const exactFacts: ReadonlySet<Fact> = new Set(['subject', 'code', 'grants', 'address', 'reference'])

interface SectionProps {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

function Section({ title, action, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="section-title">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}

function RelatedText({ row: { event, sequence } }: { readonly row: AuditRow }) {
  const t = useTexts('auditRow')
  const ofAudit = useTexts('audit')
  if (!event) return t('rowChanged', { sequence: String(sequence) })
  return (
    <>
      <span className="mono">
        <Instant at={event.at}>{`${utcTime(event.at)} UTC`}</Instant>
      </span>{' '}
      {t(`titles.${event.outcome}`, { action: ofAudit(`actions.${event.action}`) })}{' '}
      {event.code && <span className="mono">{event.code}</span>}
    </>
  )
}

/** The event as it was written, with its place in the chain; a body that is no event any more as the text it is. */
function shownRecord({ sequence, event, body, previousHash, hash, mac }: AuditRow): string {
  const written: unknown = event ? JSON.parse(body) : body
  return recordText({ sequence, event: written, previousHash, hash, mac })
}
