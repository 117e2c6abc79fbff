import { AwsFault } from '../aws-fault'

/** The session tags that a token or assertion carries. */
export interface SessionTags {
  readonly tags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
}

const keyPattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u
const valuePattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/** Checks session tags: at most 50, keys unique without regard to case, one value each. Fails with `InvalidIdentityToken` 400. */
export function checkSessionTags(
  pairs: readonly (readonly [string, string])[],
  transitiveTagKeys: readonly string[],
): SessionTags {
  if (pairs.length > 50) throw rejected('At most 50 session tags can be passed')
  const seen = new Set<string>()
  for (const [key, value] of pairs) {
    const folded = key.toLowerCase()
    if (!keyPattern.test(key) || folded.startsWith('aws:')) throw rejected('A session tag has an invalid key')
    if (!valuePattern.test(value)) throw rejected('A session tag has an invalid value')
    if (seen.has(folded))
      throw rejected('Duplicate session tag keys found. Please note that tag keys are case insensitive.')
    seen.add(folded)
  }
  if (transitiveTagKeys.some((key) => !seen.has(key.toLowerCase()))) {
    throw rejected('The specified transitive tag keys must be included in the session tags')
  }
  return { tags: Object.fromEntries(pairs), transitiveTagKeys }
}

function rejected(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}
