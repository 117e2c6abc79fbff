import type { AccountTrustConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { AccessKeys } from './sts-port'

/** The account's IAM user; fails with `aws_credentials_missing` when the account names none. */
export function requireUser({ user }: AccountTrustConfig): {
  readonly keys: AccessKeys
  readonly mfaSerial: string | null
} {
  if (!user) throw new BrevetError('aws_credentials_missing', { reason: 'no_iam_user' })
  const { accessKeyId, secretAccessKey, mfaSerial } = user
  return { keys: { accessKeyId, secretAccessKey, sessionToken: null }, mfaSerial }
}
