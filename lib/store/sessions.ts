import type { Selectable } from 'kysely'
import type { Sessions } from '../domain/repositories'
import type { PortalSession } from '../domain/session'
import type { Database } from './database'
import { rowKey } from './row-key'
import type { Schema } from './schema'
import type { SealedPlace, Sealer } from './seal'
import { readSessionRecord, writeSessionRecord } from './session-record'

export function sessionsIn({ queries }: Database, sealer: Sealer): Sessions {
  return {
    async insert(session) {
      await queries.insertInto('sessions').values(toRow(session, sealer)).execute()
    },
    async find(idHash) {
      const row = await queries.selectFrom('sessions').selectAll().where('id_hash', '=', idHash).executeTakeFirst()
      return row === undefined ? null : fromRow(row, sealer)
    },
    async touch(idHash, lastSeenAt) {
      const seen = lastSeenAt.getTime()
      const row = queries.updateTable('sessions').set({ last_seen_at: seen }).where('id_hash', '=', idHash)
      await row.where('last_seen_at', '<', seen).execute()
    },
    async replaceIdentity(session) {
      const { id_hash, person_hash, record } = toRow(session, sealer)
      const row = queries.updateTable('sessions').set({ record }).where('id_hash', '=', id_hash)
      const own = row.where('person_hash', '=', person_hash).where('revoked_at', 'is', null)
      return (await own.returning('id_hash').execute()).length === 1
    },
    async revoke(idHash, at) {
      const row = queries.updateTable('sessions').set({ revoked_at: at.getTime() }).where('id_hash', '=', idHash)
      const revoked = await row.where('revoked_at', 'is', null).returning('id_hash').execute()
      return revoked.length === 1
    },
    async listOpen(source, subject, now) {
      const rows = queries.selectFrom('sessions').selectAll().where('person_hash', '=', rowKey(source, subject))
      const open = rows.where('revoked_at', 'is', null).where('expires_at', '>', now.getTime())
      const newestFirst = open.orderBy('created_at', 'desc').orderBy('id_hash')
      return (await newestFirst.execute()).flatMap((row) => fromRow(row, sealer) ?? [])
    },
    async revokePerson(source, subject, at) {
      const rows = queries.updateTable('sessions').set({ revoked_at: at.getTime() })
      const open = rows.where('revoked_at', 'is', null).where('expires_at', '>', at.getTime())
      const revoked = await open.where('person_hash', '=', rowKey(source, subject)).returning('id_hash').execute()
      return revoked.length
    },
    async deleteExpired(now) {
      const deleted = await queries.deleteFrom('sessions').where('expires_at', '<=', now.getTime()).executeTakeFirst()
      return Number(deleted.numDeletedRows)
    },
  }
}

/** Where the identity is sealed: whoever can write to the database could make themselves somebody else. */
function place(idHash: string): SealedPlace {
  return { table: 'sessions', column: 'record', row: idHash }
}

function toRow(session: PortalSession, sealer: Sealer): Selectable<Schema['sessions']> {
  return {
    id_hash: session.idHash,
    person_hash: rowKey(session.identity.source, session.identity.subject),
    record: sealer.seal(writeSessionRecord(session), place(session.idHash)),
    created_at: session.createdAt.getTime(),
    last_seen_at: session.lastSeenAt.getTime(),
    expires_at: session.expiresAt.getTime(),
    revoked_at: session.revokedAt?.getTime() ?? null,
  }
}

/** Null for a row that no secret of the ring has sealed: its person signs in again. */
function fromRow(row: Selectable<Schema['sessions']>, sealer: Sealer): PortalSession | null {
  if (!sealer.knows(row.record)) return null
  return {
    idHash: row.id_hash,
    ...readSessionRecord(sealer.open(row.record, place(row.id_hash))),
    createdAt: new Date(row.created_at),
    lastSeenAt: new Date(row.last_seen_at),
    expiresAt: new Date(row.expires_at),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
  }
}
