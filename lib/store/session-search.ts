import { foldedText } from '../domain/audit-filter'
import type { Sessions } from '../domain/repositories'
import type { PortalSession } from '../domain/session'
import { searchKey } from './audit-index-columns'
import type { Database } from './database'
import type { Sealer } from './seal'
import { sessionsOf } from './session-row'

const columns = ['email_key', 'name_key', 'subject_key'] as const

/** What begins with a key in hex sorts before the key and this. */
const beyondHex = 'g'

/** The columns narrow, and the record decides: keys are cut, and rows of the release before have none. */
export function sessionSearchIn({ queries }: Database, sealer: Sealer): Sessions['search'] {
  return async ({ now, idleSince, person, limit }) => {
    const living = queries
      .selectFrom('sessions')
      .selectAll()
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now.getTime())
      .where('last_seen_at', '>', idleSince.getTime())
      .orderBy('last_seen_at', 'desc')
      .orderBy('id_hash')
      .limit(limit)
    const key = searchKey(person)
    if (person === null || key === null) return sessionsOf(await living.execute(), sealer)
    const alike = living.where((row) =>
      row.or([
        ...columns.map((column) => row.and([row(column, '>=', key), row(column, '<', `${key}${beyondHex}`)])),
        row('subject_key', 'is', null),
      ]),
    )
    return sessionsOf(await alike.execute(), sealer).filter((session) => isCalled(session, person))
  }
}

function isCalled({ identity: { email, name, subject } }: PortalSession, person: string): boolean {
  const start = foldedText(person)
  return [email, name, subject].some((text) => text !== null && foldedText(text).startsWith(start))
}
