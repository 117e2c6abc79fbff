/**
 * The federation stage exchanges an entitlement for temporary credentials at AWS STS.
 * In: a verified identity, an entitlement that was resolved a moment ago, a duration. Out: TemporaryCredentials, or a BrevetError
 * with one of the `sts_…` codes. It owns what AWS is told about the person, and never retries with weaker parameters.
 */
import type { TemporaryCredentials } from '../domain/credentials'
import type { Entitlement, SessionPolicy } from '../domain/entitlement'
import type { FederationKind } from '../domain/federation-kind'
import type { Identity } from '../domain/identity'
import type { AwsAnswer, Proof } from '../domain/proof'
import type { Secret } from '../domain/secret'

/** One way of being trusted by AWS. */
export interface FederationMethod {
  readonly kind: FederationKind
  readonly opensConsole: boolean
  /**
   * Whether AWS lets the console session have a length of its own. `inherited`: it refuses `SessionDuration` for credentials of
   * this origin, and the session lasts as long as they do; so it does for every chained session.
   */
  readonly consoleSession: 'chosen' | 'inherited'
  readonly maxSessionSeconds: number
  issue(request: IssueRequest): Promise<TemporaryCredentials>
}

export interface IssueRequest {
  readonly identity: Identity
  readonly entitlement: Entitlement
  /** 900 up to the entitlement's `maxDurationSeconds`. */
  readonly durationSeconds: number
  /**
   * Null: the whole role. Where the role has a policy of its own, it holds denials only, which are added to that. A method whose
   * operation takes none refuses a request that carries one.
   */
  readonly sessionPolicy: SessionPolicy | null
  /** The audit reference of this issuance. */
  readonly reference: string
  /** Six digits that the person typed; sent to AWS once, if the method asks for them, and kept nowhere. */
  readonly mfaCode: Secret | null
  /** Opens what the provider said at sign-in or since; asked by methods that hand it to AWS alone. Fails with `proof_missing`. */
  proof(): Promise<Proof | AwsAnswer>
}
