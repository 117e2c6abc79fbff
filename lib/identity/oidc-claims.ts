import { BrevetError } from '../domain/errors'
import type { Cut } from '../domain/group-list'
import type { Attribute } from '../domain/identity'
import type { GroupInput } from './groups'
import type { Claims } from './oidc-token'

/**
 * The value at a claim address, or undefined: a literal top-level key, or an RFC 6901 pointer when it begins with `/`.
 * Own properties only, so that `__proto__` and `constructor` are names like any other.
 */
export function claimAt(claims: Claims, address: string): unknown {
  return pathOf(address).reduce<unknown>((value, key) => ownValue(value, key), claims)
}

function pathOf(address: string): readonly string[] {
  if (!address.startsWith('/')) return [address]
  return address
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

/** The text at an address; null when there is none. Fails with `claims_malformed` when something else is there. */
export function textAt(claims: Claims, address: string): string | null {
  const value = claimAt(claims, address)
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || !value.isWellFormed()) throw malformed(address, 'not_text')
  return value
}

/**
 * What a document says of groups that it leaves out, null when nothing: `_claim_names` for one of the addresses (OpenID Connect Core
 * 5.6.2), a value that names a member of `_claim_sources`, or Entra's `hasgroups` and `groups:src1`.
 */
export function statedCut(claims: Claims, addresses: readonly string[]): Cut | null {
  const [elsewhere, sources] = [objectAt(claims, '_claim_names'), objectAt(claims, '_claim_sources')]
  for (const claim of addresses) {
    const [name = ''] = pathOf(claim)
    if (ownValue(elsewhere, name) !== undefined) return { claim, signal: '_claim_names' }
    if (isOfSources(claims, name, sources)) return { claim, signal: '_claim_sources' }
    if (name === 'groups' && isStated(claims['hasgroups'])) return { claim, signal: 'hasgroups' }
  }
  return null
}

function objectAt(claims: Claims, name: string): unknown {
  const value = claimAt(claims, name)
  if (value !== undefined && (typeof value !== 'object' || value === null)) throw malformed(name, 'not_an_object')
  return value
}

/** Entra writes the name of a source in place of the groups, or behind the name of the claim. */
function isOfSources(claims: Claims, name: string, sources: unknown): boolean {
  const value = ownValue(claims, name)
  const named = typeof value === 'string' && ownValue(sources, value) !== undefined
  return named || Object.keys(claims).some((key) => key.startsWith(`${name}:src`) && isStated(claims[key]))
}

function isStated(flag: unknown): boolean {
  return flag !== undefined && flag !== null && flag !== false && flag !== 'false'
}

/**
 * The group values at an address: one string, a list of strings, or with `keys` the keys of an object.
 * Nothing there means no groups; any other shape fails with `claims_malformed`, because a group that is skipped may be a denied one.
 */
export function groupInputs(claims: Claims, from: string, format: 'values' | 'keys'): readonly GroupInput[] {
  const value = claimAt(claims, from)
  if (value === undefined) return []
  if (typeof value === 'string') return [{ value, from }]
  if (Array.isArray(value)) return value.map((member) => ({ value: textMember(member, from), from }))
  if (format === 'keys' && typeof value === 'object' && value !== null) {
    return Object.keys(value).map((key) => ({ value: key, from }))
  }
  throw malformed(from, 'shape')
}

const maxAttributeValues = 500
const maxAttributeBytes = 8 * 1024

/** An attribute from the claim at an address: text, number, boolean, or a list of these; null when the claim is absent or empty. */
export function attributeAt(claims: Claims, name: string, address: string): Attribute | null {
  const value = claimAt(claims, address)
  if (value === undefined || value === null) return null
  const members: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (members.length > maxAttributeValues) throw malformed(address, 'too_many_values')
  const values = members.map((member) => scalarText(member, address)).filter((text) => text !== '')
  return values.length > 0 ? { name, values } : null
}

function scalarText(value: unknown, address: string): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = textMember(value, address)
  if (!text.isWellFormed()) throw malformed(address, 'not_unicode')
  if (Buffer.byteLength(text) > maxAttributeBytes) throw malformed(address, 'too_long')
  return text
}

function textMember(value: unknown, address: string): string {
  if (typeof value !== 'string') throw malformed(address, 'member')
  return value
}

function malformed(claim: string, reason: string): BrevetError {
  return new BrevetError('claims_malformed', { claim, reason })
}
