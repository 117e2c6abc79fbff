import type { AuditAction, AuditActor, AuditEvent, AuditOutcome, AuditTarget } from '../domain/audit-event'
import type { Entitlement } from '../domain/entitlement'
import { type ErrorCode, isBrevetError, type SafeDetails } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { Installation } from './installation'
import type { Visit } from './visit'

/** What is being done, by whom, to what. */
export interface Deed extends Visit {
  readonly action: AuditAction
  readonly actor: AuditActor | null
  readonly target: AuditTarget | null
}

type Row = Omit<Deed, 'target'> & {
  readonly target?: AuditTarget | null
  readonly outcome: AuditOutcome
  readonly code?: ErrorCode
  readonly details?: SafeDetails
}

/** Writes one row, durably; `audit_unavailable` when it cannot, and then the deed must not happen. */
export async function record(installation: Pick<Installation, 'audit' | 'now'>, row: Row): Promise<void> {
  const event: AuditEvent = {
    at: installation.now(),
    reference: row.reference,
    action: row.action,
    outcome: row.outcome,
    code: row.code ?? null,
    actor: row.actor,
    target: row.target ?? null,
    client: row.client,
    details: row.details ?? {},
  }
  await installation.audit.record(event)
}

/** Errors whose row is written: an error may pass several borders, and is recorded at the first. */
const recorded = new WeakSet<object>()

/** The row of this refusal is not to be written. */
export function leaveUnrecorded(error: Error): void {
  recorded.add(error)
}

/** Does the work; when it is refused or fails, that is written as carefully as a success, and the error goes on. */
export async function recordRefusal<T>(installation: Installation, deed: Deed, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = isBrevetError(error) ? error.code : 'internal'
    if (code === 'audit_unavailable' || !(error instanceof Error) || recorded.has(error)) throw error
    recorded.add(error)
    const details = isBrevetError(error) ? error.details : {}
    await record(installation, { ...deed, outcome: isFailure(code) ? 'failed' : 'refused', code, details })
    throw error
  }
}

export function actorOf({ source, subject, name, email }: Identity): AuditActor {
  return { source, subject, name, email }
}

export function targetOf({ account, role }: Entitlement): AuditTarget {
  return { accountId: account.id, roleName: role.name, roleArn: role.arn }
}

/** `failed`: something did not work. `refused`: somebody said no. */
function isFailure(code: ErrorCode): boolean {
  return /unreachable|unavailable|throttled|misconfigured|internal/.test(code)
}
