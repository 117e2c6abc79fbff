/**
 * The federation stage exchanges an entitlement for temporary credentials at AWS STS.
 * In: a verified identity, an entitlement that was resolved a moment ago, a duration. Out: TemporaryCredentials, or a BrevetError
 * with one of the `sts_…` codes. It owns what AWS is told about the person, and never retries with weaker parameters.
 */
import type { TemporaryCredentials } from '../domain/credentials'
import type { Entitlement } from '../domain/entitlement'
import type { FederationKind } from '../domain/federation-kind'
import type { Identity } from '../domain/identity'

/** One way of being trusted by AWS. */
export interface FederationMethod {
  readonly kind: FederationKind
  readonly opensConsole: boolean
  /**
   * Whether AWS lets the console session have a length of its own. `inherited`: it refuses `SessionDuration` for credentials of
   * this origin (role chaining, GetFederationToken), and the session lasts as long as they do.
   */
  readonly consoleSession: 'chosen' | 'inherited'
  readonly maxSessionSeconds: number
  issue(request: IssueRequest): Promise<TemporaryCredentials>
}

/**
 * What STS is given to narrow one session; the session may do what this and the role both allow.
 * A method whose operation takes none refuses a request that carries one.
 */
export interface SessionPolicy {
  /** Minified JSON of the policy language; null when the ARNs suffice. */
  readonly policy: string | null
  /** Managed policies, in the partition of the role. AWS adds them to each other and to `policy`. */
  readonly policyArns: readonly string[]
}

export interface IssueRequest {
  readonly identity: Identity
  readonly entitlement: Entitlement
  /** 900 up to the entitlement's `maxDurationSeconds`. */
  readonly durationSeconds: number
  /** Null: the whole role. */
  readonly sessionPolicy: SessionPolicy | null
  /** The audit reference of this issuance. */
  readonly reference: string
}
