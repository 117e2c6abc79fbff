import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { SigningKey } from '../domain/signing-key'

/** Imports private keys, keeping the last one: parsing PEM costs more than an ES256 signature. */
export function createKeyImport(): (key: SigningKey) => KeyObject {
  let held: { readonly id: string; readonly key: KeyObject } | null = null
  return (key) => {
    if (held?.id !== key.id) held = { id: key.id, key: createPrivateKey(key.privateKey.reveal()) }
    return held.key
  }
}
