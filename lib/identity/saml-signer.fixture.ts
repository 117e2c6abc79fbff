import { constants, createHash, createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import { ExclusiveCanonicalization } from 'xml-crypto'
import { secret } from '../domain/secret'
import type { KeyRing, SigningKey } from '../domain/signing-key'

/** A key pair with its self-signed certificate, made for one test run. */
export interface TestSigner {
  readonly privateKey: string
  readonly publicKey: string
  readonly certificate: string
}

const from = new Date('2020-01-01T00:00:00Z')

/** A new RSA key; its certificate runs out at `until`. */
export async function makeSigner(options: { readonly bits?: number; readonly until?: Date } = {}): Promise<TestSigner> {
  const pair = generateKeyPairSync('rsa', { modulusLength: options.bits ?? 2048 })
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const { PemConverter, X509CertificateGenerator } = await loadX509()
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const load = (format: 'pkcs8' | 'spki', pem: string, usage: 'sign' | 'verify') =>
    crypto.subtle.importKey(format, PemConverter.decodeFirst(pem), algorithm, true, [usage])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=idp.example.com',
    notBefore: from,
    notAfter: options.until ?? new Date('2040-01-01T00:00:00Z'),
    signingAlgorithm: algorithm,
    keys: { privateKey: await load('pkcs8', privateKey, 'sign'), publicKey: await load('spki', publicKey, 'verify') },
  })
  return { privateKey, publicKey, certificate: certificate.toString('pem') }
}

/** @peculiar/x509 asks for a Reflect with decorator metadata, and works without any. */
function loadX509() {
  if (!('getMetadata' in Reflect)) {
    Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined })
  }
  return import('@peculiar/x509')
}

/** Our keys for AuthnRequests: signs with the first, publishes all. */
export function ringOf(...signers: readonly [TestSigner, ...TestSigner[]]): KeyRing {
  const [first, ...others] = signers.map(signingKey)
  if (!first) throw new Error('a ring needs a key')
  return { current: async () => first, published: async () => [first, ...others] }
}

function signingKey(signer: TestSigner): SigningKey {
  return {
    id: createHash('sha256').update(signer.publicKey).digest('base64url'),
    use: 'saml-sp',
    algorithm: 'RS256',
    privateKey: secret(signer.privateKey),
    publicKey: signer.publicKey,
    certificate: signer.certificate,
    createdAt: from,
    activeFrom: from,
    retiresAt: new Date('2040-01-01T00:00:00Z'),
  }
}

export const algorithms = {
  rsaSha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  rsaSha512: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  rsaPss: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  hmacSha1: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
} as const

/** How a provider signs; the defaults are what most do. Written by hand, so that it can be wrong in every way. */
export interface SignatureRecipe {
  readonly method?: string
  readonly digest?: string
  /** Content of the Transform element of canonicalisation. */
  readonly prefixes?: string
  /** Edits SignedInfo before it is signed. */
  readonly signedInfo?: (xml: string) => string
  /** Where the signature stands; by default behind the Issuer. */
  readonly behind?: string
  /** The certificate in KeyInfo; by default the signer's. */
  readonly keyInfo?: string
}

/** Signs the document element, with the signature behind its Issuer. */
export function signRoot(xml: string, signer: TestSigner, recipe: SignatureRecipe = {}): string {
  const { method = algorithms.rsaSha256, digest = algorithms.sha256, prefixes, signedInfo = (same) => same } = recipe
  const content = canonical(xml, prefixes === undefined ? [] : prefixes.split(' '))
  const id = /^<[^>]* ID="([^"]+)"/.exec(xml)?.[1] ?? ''
  const inclusive =
    prefixes === undefined
      ? ''
      : `<ec:InclusiveNamespaces xmlns:ec="${algorithms.exclusive}" PrefixList="${prefixes}"></ec:InclusiveNamespaces>`
  const info = signedInfo(
    [
      `<ds:SignedInfo xmlns:ds="${xmlDsig}"><ds:CanonicalizationMethod Algorithm="${algorithms.exclusive}"></ds:CanonicalizationMethod>`,
      `<ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod><ds:Reference URI="#${id}"><ds:Transforms>`,
      `<ds:Transform Algorithm="${algorithms.enveloped}"></ds:Transform>`,
      `<ds:Transform Algorithm="${algorithms.exclusive}">${inclusive}</ds:Transform></ds:Transforms>`,
      `<ds:DigestMethod Algorithm="${digest}"></ds:DigestMethod>`,
      `<ds:DigestValue>${createHash(hashOf(digest)).update(content).digest('base64')}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
    ].join(''),
  )
  const value = signatureValue(canonical(info, []), signer, method)
  const certificate = (recipe.keyInfo ?? signer.certificate).replace(/-----[A-Z ]+-----|\s/g, '')
  const keyInfo = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`
  const signature = `<ds:Signature xmlns:ds="${xmlDsig}">${info}<ds:SignatureValue>${value}</ds:SignatureValue>${keyInfo}</ds:Signature>`
  return xml.replace(recipe.behind ?? '</saml:Issuer>', (issuer) => issuer + signature)
}

const xmlDsig = 'http://www.w3.org/2000/09/xmldsig#'

function canonical(xml: string, prefixes: readonly string[]): string {
  const kept = xml.replace(/[\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`)
  const root = new DOMParser().parseFromString(kept, 'text/xml').documentElement
  return new ExclusiveCanonicalization().process(root, { inclusiveNamespacesPrefixList: [...prefixes] }).toString()
}

function hashOf(algorithm: string): string {
  return /sha(1|256|512)/.exec(algorithm)?.[0] ?? 'sha256'
}

function signatureValue(info: string, signer: TestSigner, method: string): string {
  if (method === algorithms.hmacSha1) return createHmac('sha1', signer.certificate).update(info).digest('base64')
  const padding = method === algorithms.rsaPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const key = { key: signer.privateKey, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
  return createSign(hashOf(method)).update(info).sign(key, 'base64')
}
