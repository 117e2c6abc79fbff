import type { DenialCheck } from './denial-check'
import type { TrustMethod } from './plan'
import type { PolicyDocument } from './policy-document'
import type { TrustRequest } from './trust-request'

/** A refusal of AWS, and what it answered to. */
export interface Denial {
  readonly config: TrustRequest['config']
  readonly method: TrustMethod
  readonly accountId: string
  readonly roleName: string
  /** Brevet's own AWS identity, where it is known. */
  readonly principalArn: string | null
  readonly externalId: TrustRequest['externalId']
  /** As on the wire: `AccessDenied`, `InvalidIdentityToken`, … */
  readonly awsCode: string
  /** Null where AWS gave none. */
  readonly awsMessage: string | null
  readonly sent: SentSession
}

/** What Brevet asked for beside the role. */
export interface SentSession {
  readonly tagKeys: readonly string[]
  readonly hasSourceIdentity: boolean
}

/** For administrators only: it names principals and conditions. Holds no value of any person. */
export interface DenialExplanation {
  /** The most likely first; empty where nothing in IAM can be the cause, such as throttling. */
  readonly checks: readonly DenialCheck[]
  /** The whole trust policy that would admit Brevet; null where the method has none, or Brevet's own identity is not known. */
  readonly trustPolicy: PolicyDocument | null
  /** What Brevet's own principal must be allowed. */
  readonly brokerPolicy: PolicyDocument | null
  /** What the IAM user whose key Brevet holds must be allowed. */
  readonly userPolicy: PolicyDocument | null
}
