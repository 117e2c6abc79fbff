import { formatExpiry, type KeyValues } from './key-values'

/** Variables that would beat or mask the new keys: a legacy token's name, and profiles. */
export const maskingVariables = ['AWS_SECURITY_TOKEN', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'] as const

/** The variables that SDKs and the AWS CLI read. The region has two names: one for SDKs, one for the CLI and botocore. */
export function environmentVariables(values: KeyValues): ReadonlyArray<readonly [name: string, value: string]> {
  return [
    ['AWS_ACCESS_KEY_ID', values.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', values.secretAccessKey],
    ['AWS_SESSION_TOKEN', values.sessionToken],
    ['AWS_CREDENTIAL_EXPIRATION', formatExpiry(values.expiresAt)],
    ['AWS_REGION', values.region],
    ['AWS_DEFAULT_REGION', values.region],
  ]
}
