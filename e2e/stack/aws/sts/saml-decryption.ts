import { createDecipheriv, type KeyObject } from 'node:crypto'
import { type MaskHash, openOaep } from '../oaep'
import { attributeOf, childElements, onlyChild } from '../safe-xml'

const xenc = 'http://www.w3.org/2001/04/xmlenc#'
const xenc11 = 'http://www.w3.org/2009/xmlenc11#'
const ds = 'http://www.w3.org/2000/09/xmldsig#'

/** How a text is encrypted: cipher of Node, bytes of the key and of what stands before the text. */
const ciphers: Readonly<
  Record<string, { readonly name: 'aes-128-cbc' | 'aes-256-cbc' | 'aes-128-gcm' | 'aes-256-gcm'; readonly key: number }>
> = {
  [`${xenc}aes128-cbc`]: { name: 'aes-128-cbc', key: 16 },
  [`${xenc}aes256-cbc`]: { name: 'aes-256-cbc', key: 32 },
  [`${xenc11}aes128-gcm`]: { name: 'aes-128-gcm', key: 16 },
  [`${xenc11}aes256-gcm`]: { name: 'aes-256-gcm', key: 32 },
}

/**
 * Decrypts an `EncryptedAssertion` with one of these keys; null when none fits, or when it is encrypted in another way than AWS takes:
 * AES of 128 or 256 bits with CBC or GCM, its key by RSA-OAEP with SHA-256. Source: XML Encryption 1.1.
 */
export function decryptAssertion(encrypted: Element, keys: readonly KeyObject[]): string | null {
  const data = onlyChild(encrypted, xenc, 'EncryptedData')
  const cipher = ciphers[algorithmOf(data) ?? '']
  const sealed = cipherValue(data)
  const sealedKey = encryptedKey(encrypted, data)
  const mask = sealedKey && maskHashOf(sealedKey)
  const keyBytes = cipherValue(sealedKey)
  if (!cipher || !sealed || !mask || !keyBytes) return null
  for (const key of keys) {
    const opened = openOaep(key, keyBytes, mask)
    if (opened?.length === cipher.key) return decipher(cipher.name, opened, sealed)
  }
  return null
}

/** Within the data's `KeyInfo`, or beside the data. */
function encryptedKey(encrypted: Element, data: Element | null): Element | null {
  return onlyChild(onlyChild(data, ds, 'KeyInfo'), xenc, 'EncryptedKey') ?? onlyChild(encrypted, xenc, 'EncryptedKey')
}

function maskHashOf(sealedKey: Element): MaskHash | null {
  const method = onlyChild(sealedKey, xenc, 'EncryptionMethod')
  const digest = attributeOf(onlyChild(method, ds, 'DigestMethod'), 'Algorithm')
  if (digest !== `${xenc}sha256`) return null
  const mask = attributeOf(onlyChild(method, xenc11, 'MGF'), 'Algorithm') ?? `${xenc11}mgf1sha1`
  const algorithm = attributeOf(method, 'Algorithm')
  if (algorithm === `${xenc}rsa-oaep-mgf1p`) return 'sha1'
  if (algorithm !== `${xenc11}rsa-oaep`) return null
  if (mask === `${xenc11}mgf1sha256`) return 'sha256'
  return mask === `${xenc11}mgf1sha1` ? 'sha1' : null
}

function decipher(name: string, key: Buffer, sealed: Buffer): string | null {
  try {
    if (name === 'aes-128-gcm' || name === 'aes-256-gcm') {
      const opening = createDecipheriv(name, key, sealed.subarray(0, 12), { authTagLength: 16 })
      opening.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([opening.update(sealed.subarray(12, -16)), opening.final()]).toString('utf8')
    }
    const opening = createDecipheriv(name, key, sealed.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([opening.update(sealed.subarray(16)), opening.final()])
    return padded.subarray(0, padded.length - (padded.at(-1) ?? 0)).toString('utf8')
  } catch {
    return null
  }
}

function algorithmOf(data: Element | null): string | null {
  return attributeOf(onlyChild(data, xenc, 'EncryptionMethod'), 'Algorithm')
}

function cipherValue(parent: Element | null): Buffer | null {
  const [value] = parent ? childElements(parent, xenc, 'CipherData') : []
  const text = onlyChild(value ?? null, xenc, 'CipherValue')?.textContent
  return text ? Buffer.from(text.replace(/\s+/g, ''), 'base64') : null
}
