import type { Secret } from './secret'

/** Temporary AWS keys. They exist in memory while an answer is written, and nowhere else. */
export interface TemporaryCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  readonly expiresAt: Date
  readonly assumedRoleArn: string
  readonly sourceIdentity: string
  /** Percentage of the packed size limit that policies and tags used; null when AWS does not say. */
  readonly packedPolicySize: number | null
  /** Configured session tags that were not sent, each as `key (reason)`, for the audit; absent when all were. */
  readonly omittedTags?: readonly string[]
}
