import type { Selectable } from 'kysely'
import type { Sessions } from '../domain/repositories'
import type { PortalSession } from '../domain/session'
import type { Database } from './database'
import { rowKey } from './row-key'
import type { Schema } from './schema'
import { readSessionRecord, writeSessionRecord } from './session-record'

export function sessionsIn({ queries }: Database): Sessions {
  return {
    async insert(session) {
      await queries.insertInto('sessions').values(toRow(session)).execute()
    },
    async find(idHash) {
      const row = await queries.selectFrom('sessions').selectAll().where('id_hash', '=', idHash).executeTakeFirst()
      return row === undefined ? null : fromRow(row)
    },
    async touch(idHash, lastSeenAt) {
      const seen = lastSeenAt.getTime()
      const row = queries.updateTable('sessions').set({ last_seen_at: seen }).where('id_hash', '=', idHash)
      await row.where('last_seen_at', '<', seen).execute()
    },
    async replaceIdentity(session) {
      const { id_hash, person_hash, record } = toRow(session)
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
      return (await open.orderBy('created_at', 'desc').orderBy('id_hash').execute()).map(fromRow)
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

function toRow(session: PortalSession): Selectable<Schema['sessions']> {
  return {
    id_hash: session.idHash,
    person_hash: rowKey(session.identity.source, session.identity.subject),
    record: writeSessionRecord(session),
    created_at: session.createdAt.getTime(),
    last_seen_at: session.lastSeenAt.getTime(),
    expires_at: session.expiresAt.getTime(),
    revoked_at: session.revokedAt?.getTime() ?? null,
  }
}

function fromRow(row: Selectable<Schema['sessions']>): PortalSession {
  return {
    idHash: row.id_hash,
    ...readSessionRecord(row.record),
    createdAt: new Date(row.created_at),
    lastSeenAt: new Date(row.last_seen_at),
    expiresAt: new Date(row.expires_at),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
  }
}
