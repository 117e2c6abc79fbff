import { constants, createDecipheriv, privateDecrypt, randomBytes } from 'node:crypto'
import type { SigningKey } from '../domain/signing-key'
import type { SealedAssertion } from './saml-sealed-assertion'
import { normalizeLineEnds } from './xml-text'

const ivBytes = 12
const tagBytes = 16

/** The text of a sealed assertion, opened with one of our keys; null when none opens it, and nothing says why. */
export function openSealed(sealed: SealedAssertion, keys: readonly SigningKey[]): string | null {
  for (const key of keys) {
    const bytes = decrypted(sealed, contentKey(sealed, key))
    if (bytes !== null) return textOf(bytes)
  }
  return null
}

/** What is no key is replaced by one that opens nothing: a wrong padding takes the same steps as a wrong text. */
function contentKey({ cipher, hash, sealedKey }: SealedAssertion, { privateKey }: SigningKey): Buffer {
  const bytes = cipher === 'aes-128-gcm' ? 16 : 32
  const other = randomBytes(bytes)
  try {
    const options = { key: privateKey.reveal(), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }
    const key = privateDecrypt(options, sealedKey)
    return key.length === bytes ? key : other
  } catch {
    return other
  }
}

/** XML Encryption 1.1, 5.2.4: a vector of 96 bits in front, a tag of 128 bits behind. */
function decrypted({ cipher, sealedText }: SealedAssertion, key: Buffer): Buffer | null {
  if (sealedText.length <= ivBytes + tagBytes) return null
  try {
    const opening = createDecipheriv(cipher, key, sealedText.subarray(0, ivBytes), { authTagLength: tagBytes })
    opening.setAuthTag(sealedText.subarray(-tagBytes))
    return Buffer.concat([opening.update(sealedText.subarray(ivBytes, -tagBytes)), opening.final()])
  } catch {
    return null
  }
}

function textOf(bytes: Buffer): string | null {
  try {
    return normalizeLineEnds(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return null
  }
}
