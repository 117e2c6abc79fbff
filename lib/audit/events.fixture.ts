/** Test support: an event with every field filled, and a log in memory that behaves as the storage port says. */
import type { AuditEvent } from '../domain/audit-event'
import type { AuditRow, AuditRows } from '../domain/repositories'
import { emptyHash } from './chain'

export function anEvent(changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    at: new Date('2026-03-01T09:00:00.000Z'),
    reference: 'brv-0000-0000',
    action: 'keys',
    outcome: 'succeeded',
    code: null,
    actor: { source: 'corp', subject: 'ana', name: 'Ana', email: null },
    target: { accountId: '111122223333', roleName: 'ReadOnly', roleArn: 'arn:aws:iam::111122223333:role/ReadOnly' },
    client: { ip: '192.0.2.1', userAgent: 'curl' },
    details: { seconds: 3600 },
    ...changes,
  }
}

/** A log whose rows and head a test may change at will. */
export interface MemoryLog extends AuditRows {
  rows: AuditRow[]
  end: { sequence: number; hash: string; mac: string }
}

export function memoryLog(): MemoryLog {
  const log: MemoryLog = {
    rows: [],
    end: { sequence: 0, hash: emptyHash, mac: '' },
    async append(seal) {
      const { row, headMac } = seal(log.end)
      log.rows.push(row)
      log.end = { sequence: row.sequence, hash: row.hash, mac: headMac }
      return row
    },
    head: async () => log.end,
    read: async (after, limit) => log.rows.filter((row) => row.sequence > after).slice(0, limit),
    find: async (reference) => log.rows.filter((row) => row.event?.reference === reference),
    issuedTo: async () => [],
  }
  return log
}
