import type { BaseIdentity } from '../domain/base-identity'
import type { TemporaryCredentials } from '../domain/credentials'
import type { SessionPolicy } from '../domain/entitlement'
import type { PartitionId } from '../domain/partition'
import type { Secret } from '../domain/secret'
import type { SessionTag } from './session-tags'

/**
 * What Brevet asks of AWS STS: two exchanges without a signature, and those that somebody signs. Region, deadline and
 * retries are its own affair; it fails with an `sts_…`, `mfa_…` or `aws_credentials_…` code, and answers whole credentials or none.
 */
export interface Sts {
  assumeRoleWithWebIdentity(request: WebIdentityRequest): Promise<TemporaryCredentials>
  assumeRoleWithSaml(request: SamlRequest): Promise<TemporaryCredentials>
  assumeRole(request: AssumeRoleRequest): Promise<TemporaryCredentials>
  getFederationToken(request: FederationTokenRequest): Promise<TemporaryCredentials>
  getSessionToken(request: SessionTokenRequest): Promise<SessionToken>
  getCallerIdentity(request: CallerIdentityRequest): Promise<CallerIdentity>
}

interface WebIdentityRequest {
  readonly roleArn: string
  readonly roleSessionName: string
  readonly webIdentityToken: Secret
  /** 900 up to 43200. */
  readonly durationSeconds: number
  readonly sessionPolicy: SessionPolicy | null
}

/** The session name travels in the assertion: AssumeRoleWithSAML has no such parameter. */
interface SamlRequest {
  readonly roleArn: string
  /** ARN of the SAML provider in the role's account. */
  readonly principalArn: string
  /** The signed Response, base64. */
  readonly samlAssertion: Secret
  /** 900 up to 43200. */
  readonly durationSeconds: number
  readonly sessionPolicy: SessionPolicy | null
}

/** Keys that sign a call; `own`: Brevet's, from where the AWS SDK finds them (variables, profile, container, instance). */
export type Signer = AccessKeys | 'own'

export interface AccessKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** Null for the long-term keys of an IAM user. */
  readonly sessionToken: Secret | null
}

/** A call with a code is sent once, to one region: a code that may have been used is never sent again. */
export interface MfaProof {
  readonly serialNumber: string
  readonly tokenCode: Secret
}

export interface AssumeRoleRequest {
  readonly signer: Signer
  readonly roleArn: string
  readonly roleSessionName: string
  readonly externalId: string
  readonly sourceIdentity: string | null
  readonly tags: readonly SessionTag[]
  readonly transitiveTagKeys: readonly string[]
  readonly sessionPolicy: SessionPolicy | null
  readonly mfa: MfaProof | null
  /** 900 up to 43200; 3600 when the signer's keys are those of a role. */
  readonly durationSeconds: number
  /** What is left of the deadline for the whole chain; may be fractional. */
  readonly withinSeconds: number
}

/**
 * For checking how a role is guarded, and for nothing else: what Brevet issues always carries the ExternalId. Kept apart, so that no
 * method can be given it.
 */
export interface StsProbe {
  assumeRoleWithoutExternalId(request: Omit<AssumeRoleRequest, 'externalId'>): Promise<TemporaryCredentials>
}

export interface FederationTokenRequest {
  readonly signer: AccessKeys
  readonly partition: PartitionId
  /** 2 to 32 characters of `[\w+=,.@-]`. */
  readonly name: string
  readonly tags: readonly SessionTag[]
  readonly sessionPolicy: SessionPolicy
  /** 900 up to 129600. */
  readonly durationSeconds: number
}

export interface SessionTokenRequest {
  readonly signer: AccessKeys
  readonly partition: PartitionId
  readonly mfa: MfaProof | null
  /** 900 up to 129600. */
  readonly durationSeconds: number
}

/** GetSessionToken does not say whose the keys are. */
export type SessionToken = Omit<TemporaryCredentials, 'assumedRoleArn'>

export interface CallerIdentityRequest {
  readonly signer: Signer
  /** Null: the one of the first configured region. */
  readonly partition: PartitionId | null
}

export type CallerIdentity = Extract<BaseIdentity, { readonly state: 'known' }>
