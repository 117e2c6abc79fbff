import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import { replaced } from './edits'
import { signRoot } from './signature'
import { aboutVictim, into, type Kit, takeApart, type Variants } from './variant'

const encryption = 'http://www.w3.org/2001/04/xmlenc#'
const signature = 'http://www.w3.org/2000/09/xmldsig#'

/** How an element is encrypted, and for whom. */
interface Recipe {
  readonly cipher: 'aes-256-gcm' | 'aes-256-cbc' | 'des-ede3-cbc'
  readonly transport: 'oaep' | 'pkcs1'
}

const modern: Recipe = { cipher: 'aes-256-gcm', transport: 'oaep' }
const ciphers = {
  'aes-256-gcm': { algorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm', key: 32, iv: 12 },
  'aes-256-cbc': { algorithm: `${encryption}aes256-cbc`, key: 32, iv: 16 },
  'des-ede3-cbc': { algorithm: `${encryption}tripledes-cbc`, key: 24, iv: 8 },
} as const
const transports = {
  oaep: { algorithm: `${encryption}rsa-oaep-mgf1p`, padding: constants.RSA_PKCS1_OAEP_PADDING },
  pkcs1: { algorithm: `${encryption}rsa-1_5`, padding: constants.RSA_PKCS1_PADDING },
} as const

/**
 * An assertion that comes encrypted is not the less to be signed, and weak encryption is refused even around a signed one. The key is
 * one that the portal publishes, where it publishes any.
 */
export function encryptedAnswers(publishedKey: string): Variants {
  const sealed = (xml: string, recipe: Recipe = modern) => encrypted(xml, recipe, publishedKey)
  const instead = (kit: Kit, other: string) => {
    const response = (xml: string) => replaced(takeApart(xml).assertion, other)(xml)
    return kit.answer({ mode: kit.mode === 'assertion' ? 'assertion' : 'response', response })
  }
  const signed = (kit: Kit) => takeApart(kit.answer({ mode: 'assertion' })).assertion
  const bare = (kit: Kit) => aboutVictim(takeApart(kit.answer()).bare)
  const box = (inner: string) =>
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${inner}</saml:EncryptedAssertion>`
  return {
    'enc-unsigned': (kit) => (kit.mode === 'response' ? null : instead(kit, box(sealed(bare(kit))))),
    'enc-unsigned-anywhere': (kit) => {
      const { xml, assertion } = takeApart(kit.answer({ mode: 'assertion' }))
      return replaced(assertion, box(sealed(bare(kit))))(xml)
    },
    'enc-signed-by-stranger': (kit) => {
      const { xml, assertion } = takeApart(kit.answer({ mode: 'assertion' }))
      return replaced(assertion, box(sealed(signRoot(bare(kit), kit.stranger))))(xml)
    },
    'enc-aes-cbc': (kit) => instead(kit, box(sealed(signed(kit), { ...modern, cipher: 'aes-256-cbc' }))),
    'enc-3des': (kit) => instead(kit, box(sealed(signed(kit), { ...modern, cipher: 'des-ede3-cbc' }))),
    'enc-rsa-1_5': (kit) => instead(kit, box(sealed(signed(kit), { ...modern, transport: 'pkcs1' }))),
    'enc-rsa-1_5-cbc': (kit) => instead(kit, box(sealed(signed(kit), { cipher: 'aes-256-cbc', transport: 'pkcs1' }))),
    'enc-two': (kit) => instead(kit, box(sealed(signed(kit))) + box(sealed(signed(kit)))),
    'enc-and-plain': (kit) => instead(kit, signed(kit) + box(sealed(bare(kit)))),
    'enc-before-plain': (kit) => instead(kit, box(sealed(bare(kit))) + signed(kit)),
    'enc-two-assertions-within': (kit) => instead(kit, box(sealed(signed(kit) + bare(kit)))),
    'enc-within-encrypted': (kit) => instead(kit, box(sealed(box(sealed(signed(kit)))))),
    'enc-response-within': (kit) => instead(kit, box(sealed(kit.answer()))),
    'enc-doctype-within': (kit) => instead(kit, box(sealed(`<!DOCTYPE x>${signed(kit)}`))),
    'enc-garbage': (kit) => instead(kit, box(sealed('not xml'))),
    'enc-in-advice': (kit) =>
      kit.answer({ assertion: (xml) => into(xml, `<saml:Advice>${box(sealed(aboutVictim(xml)))}</saml:Advice>`) }),
    'enc-data-alone': (kit) => instead(kit, sealed(signed(kit))),
    'enc-empty': (kit) => instead(kit, box('')),
    'enc-no-key': (kit) => instead(kit, box(replaced(/<ds:KeyInfo.*<\/ds:KeyInfo>/s, '')(sealed(signed(kit))))),
    'enc-key-elsewhere': (kit) => {
      const retrieval = `<ds:KeyInfo xmlns:ds="${signature}"><ds:RetrievalMethod URI="${kit.listener}/key"/></ds:KeyInfo>`
      return instead(kit, box(replaced(/<ds:KeyInfo.*<\/ds:KeyInfo>/s, retrieval)(sealed(signed(kit)))))
    },
    'enc-text-elsewhere': (kit) => {
      const reference = `<xenc:CipherReference URI="${kit.listener}/cipher"/>`
      const from = /<xenc:CipherValue>[^<]*<\/xenc:CipherValue>(?=<\/xenc:CipherData><\/xenc:EncryptedData>)/
      return instead(kit, box(replaced(from, reference)(sealed(signed(kit)))))
    },
    'enc-key-of-stranger': (kit) => instead(kit, box(encrypted(signed(kit), modern, kit.stranger.certificate))),
    'enc-tampered': (kit) => {
      const tamper = (text: string) =>
        text.replace(/(.{40})(.)/, (_, start: string, one: string) => start + (one === 'A' ? 'B' : 'A'))
      const data = sealed(signed(kit))
      const value =
        /<xenc:CipherValue>([^<]*)<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>/.exec(data)?.[1] ?? ''
      return instead(kit, box(replaced(value, tamper(value))(data)))
    },
    'enc-nameid': (kit) =>
      kit.answer({
        assertion: replaced(
          /<saml:NameID.*<\/saml:NameID>/,
          `<saml:EncryptedID>${sealed('<saml:NameID/>')}</saml:EncryptedID>`,
        ),
      }),
    'enc-attribute': (kit) =>
      kit.answer({
        assertion: replaced(
          '</saml:AttributeStatement>',
          `<saml:EncryptedAttribute>${sealed('<saml:Attribute/>')}</saml:EncryptedAttribute></saml:AttributeStatement>`,
        ),
      }),
  }
}

function encrypted(xml: string, { cipher, transport }: Recipe, certificate: string): string {
  const { algorithm, key: keyBytes, iv: ivBytes } = ciphers[cipher]
  const [key, iv] = [randomBytes(keyBytes), randomBytes(ivBytes)]
  const sealed = Buffer.concat([iv, cipher === 'aes-256-gcm' ? gcm(xml, key, iv) : cbc(xml, cipher, [key, iv])])
  const { algorithm: wrapping, padding } = transports[transport]
  const wrapped = publicEncrypt({ key: createPublicKey(certificate), padding, oaepHash: 'sha1' }, key)
  const value = (bytes: Buffer) =>
    `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`
  return [
    `<xenc:EncryptedData xmlns:xenc="${encryption}" Type="${encryption}Element"><xenc:EncryptionMethod Algorithm="${algorithm}"/>`,
    `<ds:KeyInfo xmlns:ds="${signature}"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${wrapping}"/>`,
    `${value(wrapped)}</xenc:EncryptedKey></ds:KeyInfo>${value(sealed)}</xenc:EncryptedData>`,
  ].join('')
}

function gcm(xml: string, key: Buffer, iv: Buffer): Buffer {
  const engine = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([engine.update(xml, 'utf8'), engine.final(), engine.getAuthTag()])
}

function cbc(xml: string, cipher: string, [key, iv]: readonly [Buffer, Buffer]): Buffer {
  const engine = createCipheriv(cipher, key, iv)
  return Buffer.concat([engine.update(xml, 'utf8'), engine.final()])
}
