import type { Selectable } from 'kysely'
import type { PortalSession } from '../domain/session'
import type { Schema } from './schema'
import { readSessionRecord } from './session-record'

/** The session of a row; throws `internal` when the row does not hold a full identity. */
export function fromRow(row: Selectable<Schema['sessions']>): PortalSession {
  return {
    idHash: row.id_hash,
    ...readSessionRecord(row.record),
    createdAt: new Date(row.created_at),
    lastSeenAt: new Date(row.last_seen_at),
    expiresAt: new Date(row.expires_at),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
  }
}
