import type { TemporaryCredentials } from '../domain/credentials'
import type { Secret } from '../domain/secret'
import type { SessionPolicy } from './method'

/**
 * The two unsigned exchanges that AWS STS offers. Region, deadline and retries are its own affair;
 * it fails with a `sts_…` code, and answers whole credentials or none.
 */
export interface Sts {
  assumeRoleWithWebIdentity(request: WebIdentityRequest): Promise<TemporaryCredentials>
  assumeRoleWithSaml(request: SamlRequest): Promise<TemporaryCredentials>
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
