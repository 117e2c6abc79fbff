/**
 * The keys stage makes and rotates the keys that Brevet signs with, and says which of them verifiers should know.
 * In: the store's signing keys and a clock. Out: one key ring for each use. It signs nothing itself.
 */
import { createHash, createPublicKey } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import { publishedAt } from '../domain/published-keys'
import type { SigningKeys } from '../domain/repositories'
import type { KeyRing, SigningKey } from '../domain/signing-key'
import { createKeyRing } from './key-ring'
import { type KeyPolicy, oidcIssuerPolicy, samlIdpPolicy, samlSpEncryptionPolicy, samlSpPolicy } from './policy'

export interface KeyRings {
  readonly oidcIssuer: KeyRing
  readonly samlIdp: KeyRing
  readonly samlSp: KeyRing
  /** What providers encrypt for. */
  readonly samlSpEncryption: KeyRing
  /** To be called hourly: makes next keys ahead of their use and removes retired ones. Throws `store_unavailable`. */
  maintain(): Promise<void>
}

export interface KeyRingsOptions {
  readonly keys: SigningKeys
  readonly now: () => Date
  /** Common name of the SAML certificates. Default `brevet`. */
  readonly issuerName?: string
}

/** Keys are made here and come in by nothing but the database; one that others have would make them Brevet. */
function checkUnpublished(keys: readonly SigningKey[]): void {
  for (const { publicKey } of keys) {
    const spki = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
    const place = publishedAt(createHash('sha256').update(spki).digest('hex'))
    if (place !== null) throw new BrevetError('config_invalid', { reason: 'published_key', place })
  }
}

/** Opens the key rings, with a key in each. Safe between replicas that start at once. Fails with `config_invalid` for a key that was published. */
export async function openKeyRings({ keys, now, issuerName = 'brevet' }: KeyRingsOptions): Promise<KeyRings> {
  const ringOf = (policy: KeyPolicy) => createKeyRing({ keys, now, issuerName, policy })
  const rings = {
    oidcIssuer: ringOf(oidcIssuerPolicy),
    samlIdp: ringOf(samlIdpPolicy),
    samlSp: ringOf(samlSpPolicy),
    samlSpEncryption: ringOf(samlSpEncryptionPolicy),
  }
  const maintain = async () => {
    await Promise.all(Object.values(rings).map((ring) => ring.maintain()))
    await keys.deleteRetired(now())
  }
  await maintain()
  for (const ring of Object.values(rings)) checkUnpublished(await ring.published())
  return { ...rings, maintain }
}
