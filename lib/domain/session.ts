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
