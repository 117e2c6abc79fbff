import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import type { SigningKey } from '../domain/signing-key'

/**
 * Lets keys through whose public halves belong to their private ones. The private half is sealed and bound to its row, the rest of the
 * row is not: whoever can write to the database could publish a key of their own as Brevet's. Fails with `internal`. What was found
 * whole the time before is not looked at again.
 */
export function createKeyCheck(): (keys: readonly SigningKey[]) => readonly SigningKey[] {
  let known: ReadonlySet<string> = new Set()
  return (keys) => {
    const altered = keys.find((key) => !known.has(rowOf(key)) && !isWhole(key))
    if (altered) throw new BrevetError('internal', { reason: 'signing_key_altered', use: altered.use })
    known = new Set(keys.map(rowOf))
    return keys
  }
}

function rowOf({ id, publicKey, certificate }: SigningKey): string {
  return JSON.stringify([id, publicKey, certificate])
}

function isWhole({ privateKey, publicKey, certificate }: SigningKey): boolean {
  const own = createPublicKey(createPrivateKey(privateKey.reveal()))
  try {
    const certified = certificate === null ? [] : [new X509Certificate(certificate).publicKey]
    return [createPublicKey(publicKey), ...certified].every((key) => key.equals(own))
  } catch {
    return false
  }
}
