import type { Selectable } from 'kysely'
import type { PortalSession } from '../domain/session'
import type { Schema } from './schema'
import type { SealedPlace, Sealer } from './seal'
import { readSessionRecord, writeSessionRecord } from './session-record'

/** Where the identity is sealed: whoever can write to the database could make themselves somebody else. */
function place(idHash: string): SealedPlace {
  return { table: 'sessions', column: 'record', row: idHash }
}

/** What is in the row besides the columns that it is found by. */
export function sessionRow(session: PortalSession, sealer: Sealer) {
  return {
    id_hash: session.idHash,
    record: sealer.seal(writeSessionRecord(session), place(session.idHash)),
    created_at: session.createdAt.getTime(),
    last_seen_at: session.lastSeenAt.getTime(),
    expires_at: session.expiresAt.getTime(),
    revoked_at: session.revokedAt?.getTime() ?? null,
  }
}

/** The sessions of rows, without those that no secret of the ring has sealed: their people sign in again. Throws `internal` for a row that does not hold a full identity. */
export function sessionsOf(rows: readonly Selectable<Schema['sessions']>[], sealer: Sealer): readonly PortalSession[] {
  return rows
    .filter(({ record }) => sealer.knows(record))
    .map((row) => ({
      idHash: row.id_hash,
      ...readSessionRecord(sealer.open(row.record, place(row.id_hash))),
      createdAt: new Date(row.created_at),
      lastSeenAt: new Date(row.last_seen_at),
      expiresAt: new Date(row.expires_at),
      revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
    }))
}
