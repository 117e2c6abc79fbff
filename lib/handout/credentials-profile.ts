import { formatExpiry, type KeyValues, safeProfileName, unprintable } from './key-values'

/**
 * A section of `~/.aws/credentials`. The file knows no quotes and no expiry: a character that cannot stand in a line is left out,
 * and the expiry is a comment on a line of its own, because a comment behind a value would belong to the value.
 */
export function credentialsProfile(values: KeyValues): string {
  const settings = [
    ['aws_access_key_id', values.accessKeyId],
    ['aws_secret_access_key', values.secretAccessKey],
    ['aws_session_token', values.sessionToken],
    ['region', values.region],
  ] as const
  const lines = settings.map(([name, value]) => `${name} = ${value.replace(unprintable, '')}\n`)
  return `[${safeProfileName(values.profileName)}]\n# Expires ${formatExpiry(values.expiresAt)}\n${lines.join('')}`
}
