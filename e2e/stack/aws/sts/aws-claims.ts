import { AwsFault } from '../aws-fault'
import { checkSessionTags, type SessionTags } from './session-tags'
import { checkSourceIdentity } from './source-identity'
import type { WebIdentityClaims } from './web-identity-token'

const base = 'https://aws.amazon.com/'
const flatTag = `${base}tags/principal_tags/`

/** The session tags of a token: nested under `https://aws.amazon.com/tags`, or flattened, one claim a tag. */
export function readTagClaims(claims: WebIdentityClaims): SessionTags {
  const nested = claims[`${base}tags`]
  const tags = nested === undefined ? {} : record(nested)
  const nestedTags = tags['principal_tags'] === undefined ? {} : record(tags['principal_tags'])
  const pairs = [
    ...Object.entries(nestedTags).map(([key, value]) => [key, onlyValue(value)] as const),
    ...Object.entries(claims)
      .filter(([name]) => name.startsWith(flatTag))
      .map(([name, value]) => [name.slice(flatTag.length), text(value)] as const),
  ]
  const transitive = [tags['transitive_tag_keys'], claims[`${base}tags/transitive_tag_keys`]]
  return checkSessionTags(
    pairs,
    transitive.flatMap((keys) => (keys === undefined ? [] : list(keys))),
  )
}

/** The source identity of a token, as text or as a list of one; null when it has none. */
export function readSourceIdentityClaim(claims: WebIdentityClaims): string | null {
  const value = claims[`${base}source_identity`]
  if (value === undefined) return null
  return checkSourceIdentity(Array.isArray(value) ? onlyValue(value) : text(value))
}

/** Whether the token names the roles it is for; a token for other roles is `InvalidIdentityToken` 400. */
export function isBoundToRole(claims: WebIdentityClaims, roleArn: string): boolean {
  const value = claims[`${base}roles`]
  if (value === undefined) return false
  const roles = typeof value === 'string' ? value.split(';').map((arn) => arn.trim()) : list(value)
  if (!roles.includes(roleArn))
    throw rejected('The identity provider did not authorize this token for the requested role')
  return true
}

function onlyValue(value: unknown): string {
  const values = list(value)
  if (values.length !== 1) throw rejected('A session tag has exactly one value')
  return text(values[0])
}

function list(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw rejected('A claim of AWS is malformed')
  return value.map(text)
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw rejected('A claim of AWS is malformed')
  return value
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw rejected('A claim of AWS is malformed')
  return value as Record<string, unknown>
}

function rejected(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}
