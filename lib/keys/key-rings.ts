/**
 * The keys stage makes and rotates the keys that Brevet signs with, and says which of them verifiers should know.
 * In: the store's signing keys and a clock. Out: one key ring for each use. It signs nothing itself.
 */
import type { SigningKeys } from '../domain/repositories'
import type { KeyRing } from '../domain/signing-key'
import { createKeyRing } from './key-ring'
import { type KeyPolicy, oidcIssuerPolicy, samlIdpPolicy, samlSpPolicy } from './policy'

export interface KeyRings {
  readonly oidcIssuer: KeyRing
  readonly samlIdp: KeyRing
  readonly samlSp: KeyRing
  /** To be called hourly: makes next keys ahead of their use and removes retired ones. Throws `store_unavailable`. */
  maintain(): Promise<void>
}

export interface KeyRingsOptions {
  readonly keys: SigningKeys
  readonly now: () => Date
  /** Common name of the SAML certificates. Default `brevet`. */
  readonly issuerName?: string
}

/** Opens the key rings, with a signing key in each. Safe between replicas that start at once. */
export async function openKeyRings({ keys, now, issuerName = 'brevet' }: KeyRingsOptions): Promise<KeyRings> {
  const ringOf = (policy: KeyPolicy) => createKeyRing({ keys, now, issuerName, policy })
  const [oidcIssuer, samlIdp, samlSp] = [ringOf(oidcIssuerPolicy), ringOf(samlIdpPolicy), ringOf(samlSpPolicy)]
  const maintain = async () => {
    await Promise.all([oidcIssuer.maintain(), samlIdp.maintain(), samlSp.maintain()])
    await keys.deleteRetired(now())
  }
  await maintain()
  return { oidcIssuer, samlIdp, samlSp, maintain }
}
