import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'

const xenc = 'http://www.w3.org/2001/04/xmlenc#'
const xenc11 = 'http://www.w3.org/2009/xmlenc11#'
const ds = 'http://www.w3.org/2000/09/xmldsig#'

const sha256 = `<ds:DigestMethod xmlns:ds="${ds}" Algorithm="${xenc}sha256"/><xenc11:MGF xmlns:xenc11="${xenc11}" Algorithm="${xenc11}mgf1sha256"/>`

/** How keys travel: algorithm, what stands within, and the hash to encrypt with; null for PKCS #1 v1.5. */
const transports = {
  'oaep-sha1': [`${xenc}rsa-oaep-mgf1p`, '', 'sha1'],
  'oaep-sha256': [`${xenc11}rsa-oaep`, sha256, 'sha256'],
  pkcs1: [`${xenc}rsa-1_5`, '', null],
} as const

/** Algorithm, bytes of the key, bytes of the vector. */
const ciphers = {
  'aes-128-gcm': [`${xenc11}aes128-gcm`, 16, 12],
  'aes-256-gcm': [`${xenc11}aes256-gcm`, 32, 12],
  'aes-128-cbc': [`${xenc}aes128-cbc`, 16, 16],
  'aes-256-cbc': [`${xenc}aes256-cbc`, 32, 16],
} as const

/** What is done otherwise than by a good provider. */
export interface Sealing {
  readonly cipher?: keyof typeof ciphers
  readonly transport?: keyof typeof transports
  readonly sealedKey?: (bytes: Buffer) => Buffer
  readonly sealedText?: (bytes: Buffer) => Buffer
}

/** An EncryptedAssertion with any text in it, for whoever has the certificate. */
export function seal(text: string, certificate: string, sealing: Sealing = {}): string {
  const { cipher = 'aes-256-gcm', transport = 'oaep-sha1', sealedKey = same, sealedText = same } = sealing
  const [algorithm, keyBytes, vectorBytes] = ciphers[cipher]
  const [wrapping, within, hash] = transports[transport]
  const [key, vector] = [randomBytes(keyBytes), randomBytes(vectorBytes)]
  const padding = hash === null ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING
  const wrapped = publicEncrypt({ key: createPublicKey(certificate), padding, oaepHash: hash ?? 'sha1' }, key)
  const sealed = encrypted(text, cipher, [key, vector])
  return [
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="${xenc}" Type="${xenc}Element">`,
    `<xenc:EncryptionMethod Algorithm="${algorithm}"/><ds:KeyInfo xmlns:ds="${ds}"><xenc:EncryptedKey>`,
    `<xenc:EncryptionMethod Algorithm="${wrapping}">${within}</xenc:EncryptionMethod>${cipherValue(sealedKey(wrapped))}`,
    `</xenc:EncryptedKey></ds:KeyInfo>${cipherValue(sealedText(sealed))}</xenc:EncryptedData></saml:EncryptedAssertion>`,
  ].join('')
}

/** Turns one bit, counted from the end for negative numbers. */
export function flip(at: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const changed = Buffer.from(bytes)
    const index = at < 0 ? changed.length + at : at
    changed[index] = (changed[index] ?? 0) ^ 1
    return changed
  }
}

function same(bytes: Buffer): Buffer {
  return bytes
}

function cipherValue(bytes: Buffer): string {
  return `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`
}

function encrypted(text: string, cipher: keyof typeof ciphers, [key, vector]: readonly [Buffer, Buffer]): Buffer {
  if (cipher === 'aes-128-gcm' || cipher === 'aes-256-gcm') {
    const engine = createCipheriv(cipher, key, vector)
    return Buffer.concat([vector, engine.update(text, 'utf8'), engine.final(), engine.getAuthTag()])
  }
  const engine = createCipheriv(cipher, key, vector)
  return Buffer.concat([vector, engine.update(text, 'utf8'), engine.final()])
}
