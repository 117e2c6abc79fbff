import type { AuthorizationMessages } from './authorization-messages'
import type { ConsoleSessions } from './console/console-session'
import type { EventTrail } from './event-trail'
import type { Faults } from './faults/faults'
import type { MfaLedger } from './mfa-ledger'
import type { AwsRegistry } from './registry'
import type { Sessions } from './sessions'
import type { IssuerKeys } from './sts/issuer-keys'

/** Everything that the endpoints of one simulator share. */
export interface AwsContext {
  readonly registry: AwsRegistry
  readonly sessions: Sessions
  readonly consoleSessions: ConsoleSessions
  readonly issuerKeys: IssuerKeys
  readonly trail: EventTrail
  readonly mfa: MfaLedger
  readonly faults: Faults
  readonly messages: AuthorizationMessages
  readonly now: () => Date
}
