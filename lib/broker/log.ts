import type { AuditEvent } from '../domain/audit-event'
import type { SafeDetails } from '../domain/errors'
import type { AuditHead } from '../domain/repositories'
import type { SourceWarning } from '../identity/source'

/**
 * Writes one JSON line to the standard output for each outcome in the audit, under the same reference; a `started` row has
 * none of its own. What identifies a person stays in the audit: here they are source and subject. `row` and `hash` are its place in
 * the chain: whoever keeps the log elsewhere can hold the database to it.
 */
export function logOutcome(event: AuditEvent, { sequence, hash }: AuditHead): void {
  if (event.outcome === 'started') return
  const line = {
    at: event.at.toISOString(),
    level: levels[event.outcome],
    reference: event.reference,
    row: sequence,
    hash,
    action: event.action,
    outcome: event.outcome,
    ...(event.actor ? { source: event.actor.source, subject: event.actor.subject } : {}),
    ...(event.target ? { account: event.target.accountId, role: event.target.roleName } : {}),
    // The details of a success name the session at AWS, and with it the person.
    ...(event.code ? { code: event.code, details: namelessDetails(event.details) } : {}),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Writes one JSON line about a source, of which nothing is in the audit: nobody was let in or refused. */
export function logWarning({ sourceId: source, what, details }: SourceWarning): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level: 'warn', source, what, details })}\n`)
}

const levels = { succeeded: 'info', refused: 'warn', failed: 'error' } as const

/** What AWS was told of the person stays in the audit. */
function namelessDetails(details: SafeDetails): SafeDetails {
  const names = ['sessionName', 'sourceIdentity', 'person', 'personSubject']
  return Object.fromEntries(Object.entries(details).filter(([key]) => !names.includes(key)))
}
