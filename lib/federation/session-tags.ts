import { attributeValues, type Identity } from '../domain/identity'

/** A session tag as AWS takes it. */
export interface SessionTag {
  readonly key: string
  readonly value: string
}

/** A configured tag that this person's session does not carry, and why. */
interface OmittedTag {
  readonly key: string
  readonly reason: 'absent' | 'unverified' | 'several values' | 'refused by AWS' | 'too many' | 'switched off'
}

export interface SessionTags {
  readonly tags: readonly SessionTag[]
  readonly omitted: readonly OmittedTag[]
}

type TagValue = { readonly value: string } | { readonly reason: OmittedTag['reason'] }

const mostTags = 50
const keyPattern = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu
const valuePattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const longestValue = 256

/**
 * The session tags of a person, from the allow-list `sessionTags` (tag key to `email`, `name`, `source`, `subject` or
 * `attributes.<name>`). A value that AWS would refuse is left out, never altered, because policies decide by it; groups
 * never become tags. Source: IAM User Guide, "Pass session tags in AWS STS".
 */
export function sessionTags(identity: Identity, allowed: Readonly<Record<string, string>>): SessionTags {
  const tags: SessionTag[] = []
  const omitted: OmittedTag[] = []
  const seen = new Set<string>()
  for (const [key, from] of Object.entries(allowed)) {
    const found = checkTag(key, readValue(identity, from))
    if ('reason' in found) omitted.push({ key, reason: found.reason })
    else if (tags.length === mostTags) omitted.push({ key, reason: 'too many' })
    else if (seen.has(key.toLowerCase())) omitted.push({ key, reason: 'refused by AWS' })
    else tags.push({ key, value: found.value })
    seen.add(key.toLowerCase())
  }
  return { tags, omitted }
}

/** For an account whose trust policies lack `sts:TagSession`. */
export function noSessionTags(allowed: Readonly<Record<string, string>>): SessionTags {
  return { tags: [], omitted: Object.keys(allowed).map((key) => ({ key, reason: 'switched off' })) }
}

function readValue(identity: Identity, from: string): TagValue {
  if (from === 'source') return { value: identity.source }
  if (from === 'subject') return { value: identity.subject }
  if (from === 'name') return { value: identity.name }
  if (from === 'email') return readEmail(identity)
  return from.startsWith('attributes.')
    ? readAttribute(identity, from.slice('attributes.'.length))
    : { reason: 'absent' }
}

function readEmail({ email, emailVerified }: Identity): TagValue {
  if (email === null) return { reason: 'absent' }
  return emailVerified ? { value: email } : { reason: 'unverified' }
}

function readAttribute(identity: Identity, name: string): TagValue {
  const [value, ...others] = attributeValues(identity, name)
  if (value === undefined) return { reason: 'absent' }
  return others.length === 0 ? { value } : { reason: 'several values' }
}

function checkTag(key: string, found: TagValue): TagValue {
  if ('reason' in found) return found
  const isAccepted = keyPattern.test(key) && valuePattern.test(found.value) && found.value.length <= longestValue
  return isAccepted ? found : { reason: 'refused by AWS' }
}
