/** Encrypts assertions for tests as providers do, and in ways that must not be. Written by hand, so that it can be wrong in every way. */
import { constants, createCipheriv, createHash, publicEncrypt, randomBytes } from 'node:crypto'
import { encryption } from './saml.fixture'

const xenc = 'http://www.w3.org/2001/04/xmlenc#'
const xenc11 = 'http://www.w3.org/2009/xmlenc11#'
const ds = 'http://www.w3.org/2000/09/xmldsig#'

export const ciphers = {
  'aes-128-gcm': `${xenc11}aes128-gcm`,
  'aes-256-gcm': `${xenc11}aes256-gcm`,
  'aes-128-cbc': `${xenc}aes128-cbc`,
  'aes-256-cbc': `${xenc}aes256-cbc`,
} as const

const digest = (uri: string) => `<ds:DigestMethod xmlns:ds="${ds}" Algorithm="${uri}"/>`
const mask = (name: string) => `<xenc11:MGF xmlns:xenc11="${xenc11}" Algorithm="${xenc11}${name}"/>`
const [sha1, sha256] = [digest(`${ds}sha1`), digest(`${xenc}sha256`)]

/** EncryptionMethod of a key: its algorithm, its content, and the hash that Node encrypts with. */
export const transports = {
  'rsa-oaep-mgf1p': [`${xenc}rsa-oaep-mgf1p`, '', 'sha1'],
  'rsa-oaep-mgf1p, SHA-1 said': [`${xenc}rsa-oaep-mgf1p`, sha1, 'sha1'],
  'rsa-oaep, SHA-1': [`${xenc11}rsa-oaep`, sha1 + mask('mgf1sha1'), 'sha1'],
  'rsa-oaep, SHA-256': [`${xenc11}rsa-oaep`, sha256 + mask('mgf1sha256'), 'sha256'],
  'rsa-oaep-mgf1p, SHA-256': [`${xenc}rsa-oaep-mgf1p`, sha256, 'sha256'],
  'rsa-oaep, SHA-256 with a mask of SHA-1': [`${xenc11}rsa-oaep`, sha256, 'sha256'],
  'rsa-oaep, SHA-512': [`${xenc11}rsa-oaep`, digest(`${xenc}sha512`) + mask('mgf1sha512'), 'sha512'],
  'rsa-oaep with parameters': [
    `${xenc11}rsa-oaep`,
    `<xenc:OAEPparams>AAAA</xenc:OAEPparams>${sha1}${mask('mgf1sha1')}`,
    'sha1',
  ],
  'rsa-1_5': [`${xenc}rsa-1_5`, '', null],
} as const

/** What is done otherwise than most providers do. */
export interface Sealing {
  readonly cipher?: keyof typeof ciphers
  readonly transport?: keyof typeof transports
  /** PEM of the public key that it is encrypted for. */
  readonly publicKey?: string
  /** Where the key stands: in the data's KeyInfo, or behind the data, which then says so or not. */
  readonly keyStands?: 'within' | 'beside' | 'beside and named'
  /** Changes the bytes that are sent. */
  readonly sealedText?: (bytes: Buffer) => Buffer
  readonly sealedKey?: (bytes: Buffer) => Buffer
  /** Changes the EncryptedAssertion. */
  readonly xml?: (xml: string) => string
}

/** Puts an EncryptedAssertion in the place of the Assertion of a text; it may be edited before. */
export function encryptAssertion(xml: string, sealing: Sealing = {}, edit: (xml: string) => string = same): string {
  return xml.replace(/<saml:Assertion [\s\S]*<\/saml:Assertion>/, (assertion) => encryptText(edit(assertion), sealing))
}

/** An EncryptedAssertion with any text in it. */
export function encryptText(text: string, sealing: Sealing = {}): string {
  const { cipher = 'aes-256-gcm', transport = 'rsa-oaep-mgf1p', keyStands = 'within' } = sealing
  const { sealedText = same, sealedKey = same, xml = same } = sealing
  const [method, content] = transports[transport]
  const key = randomBytes(cipher.includes('128') ? 16 : 32)
  const value = (bytes: Buffer) =>
    `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`
  const wrapped = value(sealedKey(wrap(key, sealing)))
  const encryptedKey = `<xenc:EncryptedKey Id="_key"><xenc:EncryptionMethod Algorithm="${method}">${content}</xenc:EncryptionMethod>${wrapped}</xenc:EncryptedKey>`
  const info = {
    within: encryptedKey,
    beside: null,
    'beside and named': `<ds:RetrievalMethod Type="${xenc}EncryptedKey" URI="#_key"/>`,
  }[keyStands]
  const keyInfo = info === null ? '' : `<ds:KeyInfo xmlns:ds="${ds}">${info}</ds:KeyInfo>`
  const data = `<xenc:EncryptedData Type="${xenc}Element"><xenc:EncryptionMethod Algorithm="${ciphers[cipher]}"/>${keyInfo}${value(sealedText(seal(text, key, cipher)))}</xenc:EncryptedData>`
  const beside = keyStands === 'within' ? '' : encryptedKey
  return xml(
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xenc="${xenc}">${data}${beside}</saml:EncryptedAssertion>`,
  )
}

function same<T>(value: T): T {
  return value
}

function seal(text: string, key: Buffer, cipher: keyof typeof ciphers): Buffer {
  if (cipher === 'aes-128-gcm' || cipher === 'aes-256-gcm') {
    const vector = randomBytes(12)
    const sealing = createCipheriv(cipher, key, vector)
    return Buffer.concat([vector, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()])
  }
  const vector = randomBytes(16)
  const sealing = createCipheriv(cipher, key, vector)
  return Buffer.concat([vector, sealing.update(text, 'utf8'), sealing.final()])
}

function wrap(secret: Buffer, { publicKey = encryption.publicKey, transport = 'rsa-oaep-mgf1p' }: Sealing): Buffer {
  const [, , hash] = transports[transport]
  if (hash === null) return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, secret)
  return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, secret)
}

/** An RSA block of the right size that is no OAEP at all. */
export function noPadding(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(1), createHash('sha256').update(bytes).digest(), bytes.subarray(33)])
}
