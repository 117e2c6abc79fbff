/**
 * The session stage remembers who signed in.
 * In: a verified identity and its proof. Out: a random id for the browser, and later the row behind it.
 * The cookie holds the id alone; the row in the database decides, at every request, whether it still means anybody.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { SessionConfig } from '../config/config'
import type { AuditClient } from '../domain/audit-event'
import type { Identity } from '../domain/identity'
import type { Proof } from '../domain/proof'
import type { AwsAnswers, Proofs, Sessions } from '../domain/repositories'
import { type Secret, secret } from '../domain/secret'
import type { PortalSession, ProviderSession, ProviderSignOut } from '../domain/session'

/** What a new session is made of. */
export interface NewSession {
  readonly identity: Identity
  readonly proof: Proof
  readonly client: AuditClient
  /** The session as the provider knows it, for whatever the provider ends later; absent when it said nothing of it. */
  readonly atProvider?: ProviderSession
  /** The provider's own limit; null when it names none. */
  readonly endsBy: Date | null
}

export interface SessionWish {
  readonly person: string | null
  /** Also those that are over for having been left alone. */
  readonly hasIdle: boolean
  readonly limit: number
}

/** Sessions of this portal, by the hash of their id. */
export interface PortalSessions {
  /** Opens a session and gives the id for the cookie: 43 characters, 256 random bits. */
  open(start: NewSession): Promise<Secret>
  /** Ends the oldest sessions of a person beyond those that may be at once; gives those that this call ended. */
  endOldest(source: string, subject: string): Promise<readonly PortalSession[]>
  /** The session while it lives: not revoked, not idle too long, not past its end; else null. */
  read(idHash: string): Promise<PortalSession | null>
  /** Ends it; false when it had ended already. */
  end(idHash: string): Promise<boolean>
  /** Ends what a provider signs out; gives the sessions that this call ended. */
  endAtProvider(signOut: ProviderSignOut): Promise<readonly PortalSession[]>
  /** Ends all sessions of a person; gives those that this call ended. */
  endPerson(source: string, subject: string): Promise<readonly PortalSession[]>
  /** Sessions of whoever is called so, by e-mail address, name or subject; everybody's for null. Last seen first. */
  search(wish: SessionWish): Promise<readonly PortalSession[]>
  /** The provider's answer behind a session, for the sign-out at the provider. */
  proof(idHash: string): Promise<Proof | null>
  /** When the session ends if nothing more is asked of it. */
  endsAt(session: PortalSession): Date
}

interface PortalSessionsOptions {
  readonly sessions: Sessions
  readonly proofs: Proofs
  readonly awsAnswers: Pick<AwsAnswers, 'delete'>
  readonly limits: () => SessionConfig
  readonly now: () => Date
}

/** A row is not written at every request: this often is enough to count idle time. */
const touchSeconds = 60

/** Sessions over the repositories; `limits` is asked each time, so that a reloaded configuration counts at once. */
export function createPortalSessions(options: PortalSessionsOptions): PortalSessions {
  const { sessions, proofs, awsAnswers, limits, now } = options
  const idleEnd = (session: PortalSession) => after(session.lastSeenAt, limits().idleSeconds)
  const isAlive = (session: PortalSession, at: Date) =>
    session.revokedAt === null && at < session.expiresAt && at < idleEnd(session)

  const idleSince = (at: Date) => after(at, -limits().idleSeconds)
  const forget = async (ended: readonly PortalSession[]) => {
    await Promise.all(ended.flatMap(({ idHash }) => [proofs.delete(idHash), awsAnswers.delete(idHash)]))
    return ended
  }

  return {
    async open({ identity, proof, client, atProvider, endsBy }) {
      const id = randomBytes(32).toString('base64url')
      const createdAt = now()
      const longest = after(createdAt, limits().maxSeconds)
      const expiresAt = endsBy ? earlier(endsBy, longest) : longest
      const idHash = hashSessionId(id)
      const session = { idHash, identity, client, createdAt, lastSeenAt: createdAt, expiresAt, revokedAt: null }
      await sessions.insert(session, atProvider)
      await proofs.put(idHash, proof)
      return secret(id)
    },
    async endOldest(source, subject) {
      const at = now()
      const person = { source, subject, now: at, idleSince: idleSince(at) }
      return forget(await sessions.revokeOldest(person, limits().maxPerPerson))
    },
    async read(idHash) {
      const session = await sessions.find(idHash)
      const at = now()
      if (!session || !isAlive(session, at)) return null
      if (after(session.lastSeenAt, touchSeconds) > at) return session
      await sessions.touch(idHash, at)
      return { ...session, lastSeenAt: at }
    },
    async end(idHash) {
      const ended = await sessions.revoke(idHash, now())
      await proofs.delete(idHash)
      await awsAnswers.delete(idHash)
      return ended
    },
    endAtProvider: async (signOut) => forget(await sessions.revokeAtProvider(signOut, now())),
    endPerson: async (source, subject) => forget(await sessions.revokePerson(source, subject, now())),
    async search({ person, hasIdle, limit }) {
      const at = now()
      return sessions.search({ now: at, idleSince: hasIdle ? new Date(0) : idleSince(at), person, limit })
    },
    proof: (idHash) => proofs.find(idHash),
    endsAt: (session) => earlier(idleEnd(session), session.expiresAt),
  }
}

/** SHA-256 (base64url) of a session id: what the database holds instead of the id. */
export function hashSessionId(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

function earlier(one: Date, other: Date): Date {
  return new Date(Math.min(one.getTime(), other.getTime()))
}

function after(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000)
}
