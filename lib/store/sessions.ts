import type { Sessions } from '../domain/repositories'
import type { PortalSession, ProviderSession } from '../domain/session'
import { searchKey } from './audit-index-columns'
import type { Database } from './database'
import { endingSessionsIn } from './ending-sessions'
import { providerSessionKey, providerSubjectKey } from './provider-keys'
import { rowKey } from './row-key'
import type { Sealer } from './seal'
import { sessionRow, sessionsOf } from './session-row'
import { sessionSearchIn } from './session-search'

export function sessionsIn(database: Database, sealer: Sealer): Sessions {
  const { queries } = database
  return {
    ...endingSessionsIn(database, sealer),
    search: sessionSearchIn(database, sealer),
    async insert(session, atProvider) {
      const foundBy = {
        person_hash: personOf(session),
        ...searchKeysOf(session),
        ...providerKeysOf(session, atProvider),
      }
      const row = { ...sessionRow(session, sealer), ...foundBy }
      await queries.insertInto('sessions').values(row).execute()
    },
    async find(idHash) {
      const rows = await queries.selectFrom('sessions').selectAll().where('id_hash', '=', idHash).execute()
      return sessionsOf(rows, sealer)[0] ?? null
    },
    async touch(idHash, lastSeenAt) {
      const seen = lastSeenAt.getTime()
      const row = queries.updateTable('sessions').set({ last_seen_at: seen }).where('id_hash', '=', idHash)
      await row.where('last_seen_at', '<', seen).execute()
    },
    async replaceIdentity(session) {
      const { id_hash, record } = sessionRow(session, sealer)
      const row = queries.updateTable('sessions').set({ record }).where('id_hash', '=', id_hash)
      const own = row.where('person_hash', '=', personOf(session)).where('revoked_at', 'is', null)
      return (await own.returning('id_hash').execute()).length === 1
    },
    async listOpen(source, subject, now) {
      const rows = queries.selectFrom('sessions').selectAll().where('person_hash', '=', rowKey(source, subject))
      const open = rows.where('revoked_at', 'is', null).where('expires_at', '>', now.getTime())
      const newestFirst = open.orderBy('created_at', 'desc').orderBy('id_hash')
      return sessionsOf(await newestFirst.execute(), sealer)
    },
    async deleteExpired(now) {
      const deleted = await queries.deleteFrom('sessions').where('expires_at', '<=', now.getTime()).executeTakeFirst()
      return Number(deleted.numDeletedRows)
    },
  }
}

function personOf({ identity: { source, subject } }: PortalSession): string {
  return rowKey(source, subject)
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
