import { AwsFault } from '../aws-fault'

/** The session tags that a request, a token or an assertion carries. */
export interface SessionTags {
  readonly tags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
}

/** Where tags came from decides the code: `InvalidIdentityToken` for a proof, `InvalidParameterValue` for a parameter. */
export type TagFaultCode = 'InvalidIdentityToken' | 'InvalidParameterValue'

const keyPattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u
const valuePattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/** Checks session tags: at most 50, keys unique without regard to case, one value each. Fails with 400 and the given code. */
export function checkSessionTags(
  pairs: readonly (readonly [string, string])[],
  transitiveTagKeys: readonly string[],
  code: TagFaultCode = 'InvalidIdentityToken',
): SessionTags {
  const rejected = (message: string) => new AwsFault(code, 400, message)
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

/** The tags that go on into a chained session. */
export function transitiveTags({ tags, transitiveTagKeys }: SessionTags): Readonly<Record<string, string>> {
  const keys = new Set(transitiveTagKeys.map((key) => key.toLowerCase()))
  return Object.fromEntries(Object.entries(tags).filter(([key]) => keys.has(key.toLowerCase())))
}

/** Joins own tags and inherited ones, which cannot be replaced: a tag of the same key is `InvalidParameterValue` 400. */
export function inheritTags(own: SessionTags, inherited: Readonly<Record<string, string>>): SessionTags {
  const taken = new Set(Object.keys(inherited).map((key) => key.toLowerCase()))
  if (Object.keys(own.tags).some((key) => taken.has(key.toLowerCase()))) {
    const message =
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
    throw new AwsFault('InvalidParameterValue', 400, message)
  }
  return {
    tags: { ...inherited, ...own.tags },
    transitiveTagKeys: [...Object.keys(inherited), ...own.transitiveTagKeys],
  }
}
