import { BrevetError } from '../domain/errors'
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
 * Fails with `groups_incomplete` when the provider says that it left groups out of the token: `_claim_names` for one of the
 * addresses (OpenID Connect Core 5.6.2), or Entra's `hasgroups`.
 */
export function checkOverage(claims: Claims, addresses: readonly string[]): void {
  const elsewhere = claimAt(claims, '_claim_names')
  if (elsewhere !== undefined && (typeof elsewhere !== 'object' || elsewhere === null)) {
    throw malformed('_claim_names', 'not_an_object')
  }
  for (const name of addresses.map((address) => pathOf(address)[0] ?? '')) {
    const isElsewhere = ownValue(elsewhere, name) !== undefined
    if (isElsewhere) throw new BrevetError('groups_incomplete', { claim: name, signal: '_claim_names' })
    const isHidden = name === 'groups' && isStated(claims['hasgroups'])
    if (isHidden) throw new BrevetError('groups_incomplete', { claim: name, signal: 'hasgroups' })
  }
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
