import type { AuditActor, AuditClient, AuditEvent, AuditTarget } from '../domain/audit-event'
import type { SafeDetails } from '../domain/errors'
import { canonicalJson } from './canonical-json'

/** Longest text of one field, in UTF-16 code units; what is longer is cut and ends with `…`. */
const longestText = 512
const longestSubject = 1024
const mostDetails = 32

/**
 * An event as the audit keeps it: every text cut to its bound, details reduced to finite numbers, booleans and text.
 * Done once, before hashing, so that what is shown and what is hashed are the same.
 */
export function boundedEvent(event: AuditEvent): AuditEvent {
  const { at, reference, action, outcome, code } = event
  return {
    at,
    reference: cut(reference),
    action,
    outcome,
    code,
    actor: event.actor && boundedActor(event.actor),
    target: event.target && boundedTarget(event.target),
    client: boundedClient(event.client),
    details: boundedDetails(event.details),
  }
}

/** The text that is hashed: the event as canonical JSON, with `at` in ISO 8601, UTC, milliseconds. */
export function eventBody(event: AuditEvent): string {
  const { at, reference, action, outcome, code, actor, target, client, details } = event
  return canonicalJson({
    at: at.toISOString(),
    reference,
    action,
    outcome,
    code,
    actor: actor && { ...actor },
    target: target && { ...target },
    client: { ...client },
    details: { ...details },
  })
}

function boundedActor(actor: AuditActor): AuditActor {
  const { source, subject, name, email } = actor
  const longSubject = subject === null ? null : cut(subject, longestSubject)
  return { source: cut(source), subject: longSubject, name: cutOrNull(name), email: cutOrNull(email) }
}

function boundedTarget({ accountId, roleName, roleArn }: AuditTarget): AuditTarget {
  return { accountId: cut(accountId), roleName: cut(roleName), roleArn: cutOrNull(roleArn) }
}

function boundedClient({ ip, userAgent }: AuditClient): AuditClient {
  return { ip: cutOrNull(ip), userAgent: cutOrNull(userAgent) }
}

function boundedDetails(details: SafeDetails): SafeDetails {
  const kept = Object.entries(details).filter(([, value]) => isSafeScalar(value))
  return Object.fromEntries(
    kept.slice(0, mostDetails).map(([key, value]) => [cut(key), typeof value === 'string' ? cut(value) : value]),
  )
}

function isSafeScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

function cutOrNull(text: string | null): string | null {
  return text === null ? null : cut(text)
}

function cut(text: string, longest = longestText): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}
