import { randomBytes } from 'node:crypto'
import type { FederatedUserSession, RoleSession } from '../principal'

/** Who can be signed in to the console by temporary keys. */
export type ConsolePrincipal = RoleSession | FederatedUserSession

/** A browser signed in to the console. */
export interface ConsoleSession {
  readonly principal: ConsolePrincipal
  /** The portal that the console links back to. */
  readonly issuer: string
  readonly endsAt: Date
}

/** A sign-in token: may be used again until it ends, 15 minutes after it was made. */
interface SigninGrant {
  readonly principal: ConsolePrincipal
  /** Seconds, 900–43200; null for the remaining life of the credentials. */
  readonly sessionDuration: number | null
  readonly endsAt: Date
}

/** Sign-in tokens and console sessions, in memory. */
export interface ConsoleSessions {
  addGrant(grant: SigninGrant): string
  findGrant(token: string, now: Date): SigninGrant | null
  open(session: ConsoleSession): string
  find(id: string, now: Date): ConsoleSession | null
  close(id: string): void
}

export function createConsoleSessions(): ConsoleSessions {
  const grants = new Map<string, SigninGrant>()
  const sessions = new Map<string, ConsoleSession>()
  return {
    addGrant: (grant) => put(grants, grant, 384),
    findGrant: (token, now) => current(grants, token, now),
    open: (session) => put(sessions, session, 32),
    find: (id, now) => current(sessions, id, now),
    close: (id) => void sessions.delete(id),
  }
}

function put<T>(entries: Map<string, T>, entry: T, bytes: number): string {
  const id = randomBytes(bytes).toString('base64url')
  entries.set(id, entry)
  return id
}

function current<T extends { readonly endsAt: Date }>(entries: Map<string, T>, id: string, now: Date): T | null {
  const entry = entries.get(id)
  if (entry && entry.endsAt > now) return entry
  entries.delete(id)
  return null
}
