import type { AuditClient } from './audit-event'
import type { Identity } from './identity'

/** A signed-in browser. The cookie holds a random id; the row is found by its hash and decides. */
export interface PortalSession {
  /** SHA-256 (base64url) of the session id. */
  readonly idHash: string
  readonly identity: Identity
  readonly client: AuditClient
  readonly createdAt: Date
  readonly lastSeenAt: Date
  /** The absolute end; idle time is counted from `lastSeenAt`. */
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

/** A session as its provider knows it, in the provider's own words. Kept as hashes, to be found by. */
export interface ProviderSession {
  /** Raw `sub` (OIDC) or NameID (SAML), whatever claim the source tells people apart by. */
  readonly subject: string
  /** `sid` (OIDC) or SessionIndex (SAML); null when the provider gave none. */
  readonly sessionId: string | null
}

/** Whom a provider signs out. */
export interface ProviderSignOut {
  readonly source: string
  /** Null: whoever has one of the sessions. */
  readonly subject: string | null
  /** Empty: all sessions of the subject. */
  readonly sessionIds: readonly string[]
}

/** Which living sessions are looked for. */
export interface SessionSearch {
  readonly now: Date
  /** Sessions without a request since then have ended by themselves. */
  readonly idleSince: Date
  /** How the e-mail address, the name or the subject begins, in any case; null: everybody's. */
  readonly person: string | null
  readonly limit: number
}
