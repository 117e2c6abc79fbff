import type { ConsoleSessions } from './console/console-session'
import type { EventTrail } from './event-trail'
import type { AwsRegistry } from './registry'
import type { RoleSessions } from './role-session'
import type { IssuerKeys } from './sts/issuer-keys'

/** Everything that the endpoints of one simulator share. */
export interface AwsContext {
  readonly registry: AwsRegistry
  readonly sessions: RoleSessions
  readonly consoleSessions: ConsoleSessions
  readonly issuerKeys: IssuerKeys
  readonly trail: EventTrail
  readonly now: () => Date
}
