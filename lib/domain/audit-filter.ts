import type { AuditAction, AuditActor, AuditEvent, AuditOutcome } from './audit-event'
import type { ErrorCode } from './errors'

/** Which events are wanted: those that fit all that is not null. Text is compared in any case. */
export interface AuditFilter {
  /** The first instant. */
  readonly from: Date | null
  /** The first instant that is no longer wanted. */
  readonly until: Date | null
  /** How the e-mail address, the name or the subject of whoever acted begins. */
  readonly person: string | null
  readonly action: AuditAction | null
  readonly accountId: string | null
  readonly role: string | null
  readonly outcome: AuditOutcome | null
  readonly code: ErrorCode | null
  /** As it is written, not in any case. */
  readonly reference: string | null
  readonly ip: string | null
}

/** Wants every event. */
export const wholeAudit: AuditFilter = {
  from: null,
  until: null,
  person: null,
  action: null,
  accountId: null,
  role: null,
  outcome: null,
  code: null,
  reference: null,
  ip: null,
}

export function isWholeAudit(filter: AuditFilter): boolean {
  return Object.values(filter).every((wanted) => wanted === null)
}

/** Whether an event is wanted. It decides; an index may only be quicker. */
export function fitsFilter(filter: AuditFilter, event: AuditEvent): boolean {
  const { from, until, person, action, accountId, role, outcome, code, reference, ip } = filter
  return (
    (from === null || event.at >= from) &&
    (until === null || event.at < until) &&
    (person === null || isPerson(person, event.actor)) &&
    (action === null || event.action === action) &&
    (accountId === null || event.target?.accountId === accountId) &&
    (role === null || isSame(role, event.target?.roleName)) &&
    (outcome === null || event.outcome === outcome) &&
    (code === null || event.code === code) &&
    (reference === null || event.reference === reference) &&
    (ip === null || isSame(ip, event.client.ip))
  )
}

/** Text as filters compare it. */
export function foldedText(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function isPerson(wanted: string, actor: AuditActor | null): boolean {
  const start = foldedText(wanted)
  return [actor?.email, actor?.name, actor?.subject].some((text) => text != null && foldedText(text).startsWith(start))
}

function isSame(wanted: string, text: string | null | undefined): boolean {
  return text != null && foldedText(text) === foldedText(wanted)
}
