import { makeId, makeSecretAccessKey, makeSessionToken } from './identifiers'
import type { TemporaryKeys, TemporarySession } from './principal'

/** The temporary credentials in circulation. */
export interface Sessions {
  add<T extends TemporarySession>(session: T): T
  find(accessKeyId: string): TemporarySession | null
}

/** Longer ago than this, expired credentials are unknown instead of expired. */
const forgottenAfterMilliseconds = 36 * 3600 * 1000

/** Sessions in memory. */
export function createSessions(): Sessions {
  const sessions = new Map<string, TemporarySession>()
  return {
    add(session) {
      for (const [id, { expiresAt }] of sessions) {
        if (session.issuedAt.getTime() - expiresAt.getTime() > forgottenAfterMilliseconds) sessions.delete(id)
      }
      sessions.set(session.accessKeyId, session)
      return session
    },
    find: (accessKeyId) => sessions.get(accessKeyId) ?? null,
  }
}

/** New temporary keys; they begin and end on a whole second. A null region is the global endpoint. */
export function makeTemporaryKeys(now: Date, durationSeconds: number, region: string | null): TemporaryKeys {
  const wholeSecond = Math.floor(now.getTime() / 1000) * 1000
  return {
    accessKeyId: makeId('ASIA'),
    secretAccessKey: makeSecretAccessKey(),
    sessionToken: makeSessionToken(),
    issuedAt: new Date(wholeSecond),
    expiresAt: new Date(wholeSecond + durationSeconds * 1000),
    isGlobal: region === null,
  }
}
