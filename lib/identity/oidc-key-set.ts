import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { BrevetError } from '../domain/errors'

type Jwk = Readonly<Record<string, unknown>>

const maxKeys = 200
const minRsaBits = 2_048

/** What only the holder of a key may know. A published one signs for nobody. RFC 7518, 6.2.2, 6.3.2 and 6.4.1. */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * The keys of a set that can verify a signature, as a set again: public, readable, RSA with at least 2,048 bits. One odd entry does
 * not spoil the others (RFC 7517, 5), and two alike stay two, so that none of them is chosen.
 * Fails with `source_misconfigured` on what is no key set, or one of more than 200 keys.
 */
export function readKeySet(text: string): string {
  const keys = keysOf(text)
  if (keys.length > maxKeys) throw misconfigured('too_many_keys')
  return JSON.stringify({ keys: keys.filter(isUsable) })
}

function keysOf(text: string): readonly unknown[] {
  const set = parse(text)
  if (typeof set !== 'object' || set === null || !('keys' in set) || !Array.isArray(set.keys)) {
    throw misconfigured('not_a_key_set')
  }
  return set.keys
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw misconfigured('not_json')
  }
}

function isUsable(key: unknown): boolean {
  if (typeof key !== 'object' || key === null || Array.isArray(key)) return false
  const jwk: Jwk = { ...key }
  if (secretMembers.some((member) => jwk[member] !== undefined)) return false
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
    return asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) >= minRsaBits
  } catch {
    return false
  }
}

function misconfigured(reason: string): BrevetError {
  return new BrevetError('source_misconfigured', { reason, what: 'jwks_uri' })
}
