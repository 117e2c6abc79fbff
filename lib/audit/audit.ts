/**
 * The audit stage keeps what happened, so that nobody can change it unseen: rows in a hash chain, each with a MAC.
 * In: events of the use cases. Out: a row that is durable when `record` returns, or `audit_unavailable`, and then the use
 * case must not go on. It owns the form of a row and its verification; the store keeps rows without judging them.
 */
import type { AuditEvent } from '../domain/audit-event'
import { BrevetError } from '../domain/errors'
import type { AuditHead, AuditRows } from '../domain/repositories'
import { nextEntry } from './chain'
import { boundedEvent } from './event-body'

export interface Audit {
  /** Writes one event durably. Throws `audit_unavailable` when the row cannot be written. */
  record(event: AuditEvent): Promise<void>
}

export interface AuditOptions {
  readonly rows: AuditRows
  /** The audit key, from `auditKey`. */
  readonly key: string
  /** Called with each event as it was written and its place in the chain, after it is durable; must not throw. */
  readonly onWritten?: (event: AuditEvent, place: AuditHead) => void
}

export function createAudit({ rows, key, onWritten }: AuditOptions): Audit {
  return {
    async record(event) {
      const row = await rows.append((head) => nextEntry(event, head, key)).catch(refuse)
      onWritten?.(boundedEvent(event), row)
    },
  }
}

function refuse(cause: unknown): never {
  throw new BrevetError('audit_unavailable', {}, { cause })
}
