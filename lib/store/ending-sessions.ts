import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Sessions } from '../domain/repositories'
import type { ProviderSignOut } from '../domain/session'
import type { Database } from './database'
import { providerSessionKey, providerSubjectKey } from './provider-keys'
import { rowKey } from './row-key'
import type { Schema } from './schema'
import type { Sealer } from './seal'
import { sessionsOf } from './session-row'

type Ending = 'revoke' | 'revokePerson' | 'revokeAtProvider' | 'revokeOldest'

/** Each is one statement, so that of parallel callers one alone is told that it ended a session. */
export function endingSessionsIn({ queries }: Database, sealer: Sealer): Pick<Sessions, Ending> {
  const revoking = (at: Date) =>
    queries.updateTable('sessions').set({ revoked_at: at.getTime() }).where('revoked_at', 'is', null)
  const revokingOpen = (at: Date) => revoking(at).where('expires_at', '>', at.getTime())
  return {
    async revoke(idHash, at) {
      const revoked = await revoking(at).where('id_hash', '=', idHash).returning('id_hash').execute()
      return revoked.length === 1
    },
    async revokePerson(source, subject, at) {
      const own = revokingOpen(at).where('person_hash', '=', rowKey(source, subject))
      return sessionsOf(await own.returningAll().execute(), sealer)
    },
    async revokeAtProvider(signOut, at) {
      const meant = revokingOpen(at).where((row) => isMeant(row, signOut))
      return sessionsOf(await meant.returningAll().execute(), sealer)
    },
    async revokeOldest({ source, subject, now, idleSince }, keep) {
      const living = queries.selectFrom('sessions').select('id_hash').where('person_hash', '=', rowKey(source, subject))
      const youngest = living
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now.getTime())
        .where('last_seen_at', '>', idleSince.getTime())
        .orderBy('created_at', 'desc')
        .orderBy('id_hash')
      // SQLite knows no OFFSET without a LIMIT.
      const oldest = youngest.limit(1_000_000).offset(keep)
      return sessionsOf(await revoking(now).where('id_hash', 'in', oldest).returningAll().execute(), sealer)
    },
  }
}

/** Rows of the release before have no words of the provider: those of the person are meant, where the words are the person's key. */
function isMeant(row: ExpressionBuilder<Schema, 'sessions'>, signOut: ProviderSignOut): Expression<SqlBool> {
  const { source, subject, sessionIds } = signOut
  const named = sessionIds.map((sessionId) => providerSessionKey(source, sessionId))
  const isNamed = named.length > 0 ? row('provider_session', 'in', named) : null
  if (subject === null) return isNamed ?? row.lit(false)
  const isSubject = row.or([
    row('provider_subject', '=', providerSubjectKey(source, subject)),
    row.and([row('provider_subject', 'is', null), row('person_hash', '=', rowKey(source, subject))]),
  ])
  return isNamed ? row.and([isSubject, row.or([isNamed, row('provider_session', 'is', null)])]) : isSubject
}
