import type { Selectable } from 'kysely'
import type { Sessions } from '../domain/repositories'
import type { PortalSession, ProviderSession } from '../domain/session'
import { searchKey } from './audit-index-columns'
import type { Database } from './database'
import { endingSessionsIn } from './ending-sessions'
import { providerSessionKey, providerSubjectKey } from './provider-keys'
import { rowKey } from './row-key'
import type { Schema } from './schema'
import { writeSessionRecord } from './session-record'
import { fromRow } from './session-row'
import { sessionSearchIn } from './session-search'

export function sessionsIn(database: Database): Sessions {
  const { queries } = database
  return {
    ...endingSessionsIn(database),
    search: sessionSearchIn(database),
    async insert(session, atProvider) {
      const found = { ...searchKeysOf(session), ...providerKeysOf(session, atProvider) }
      await queries
        .insertInto('sessions')
        .values({ ...toRow(session), ...found })
        .execute()
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
    async listOpen(source, subject, now) {
      const rows = queries.selectFrom('sessions').selectAll().where('person_hash', '=', rowKey(source, subject))
      const open = rows.where('revoked_at', 'is', null).where('expires_at', '>', now.getTime())
      return (await open.orderBy('created_at', 'desc').orderBy('id_hash').execute()).map(fromRow)
    },
    async deleteExpired(now) {
      const deleted = await queries.deleteFrom('sessions').where('expires_at', '<=', now.getTime()).executeTakeFirst()
      return Number(deleted.numDeletedRows)
    },
  }
}

type FoundBy = 'provider_subject' | 'provider_session' | 'email_key' | 'name_key' | 'subject_key'

function toRow(session: PortalSession): Omit<Selectable<Schema['sessions']>, FoundBy> {
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

/** They stay when the identity is renewed: whoever is looked for is found by how they were called at the sign-in. */
function searchKeysOf({ identity: { email, name, subject } }: PortalSession) {
  return { email_key: searchKey(email), name_key: searchKey(name), subject_key: searchKey(subject) }
}

function providerKeysOf({ identity: { source } }: PortalSession, atProvider: ProviderSession | undefined) {
  const { subject, sessionId } = atProvider ?? { subject: null, sessionId: null }
  return {
    provider_subject: subject === null ? null : providerSubjectKey(source, subject),
    provider_session: sessionId === null ? null : providerSessionKey(source, sessionId),
  }
}
