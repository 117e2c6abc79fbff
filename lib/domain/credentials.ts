import type { Secret } from './secret'

/** Temporary AWS keys. They exist in memory while an answer is written, and nowhere else. */
export interface TemporaryCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  readonly expiresAt: Date
  /** Whom AWS takes the holder for: an assumed role, or with the methods of an IAM user a federated user or that user. */
  readonly assumedRoleArn: string
  /** Null when the session carries none: the account's switch is off, or the method cannot. */
  readonly sourceIdentity: string | null
  /** Percentage of the packed size limit that policies and tags used; null when AWS does not say. */
  readonly packedPolicySize: number | null
  /** The region whose STS answered, and whose CloudTrail has the event; absent where no region is known. */
  readonly stsRegion?: string
  /** Configured session tags that were not sent, each as `key (reason)`, for the audit; absent when all were. */
  readonly omittedTags?: readonly string[]
}
