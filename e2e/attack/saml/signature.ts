import { constants, createHash, createSign } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import { ExclusiveCanonicalization } from 'xml-crypto'
import { certificateBody, type SigningCertificate } from '../../stack/saml/certificate'

const more = 'http://www.w3.org/2001/04/xmldsig-more#'
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#'

/** Algorithms by the names that XML Signature and its successors give them. */
export const algorithms = {
  enveloped: `${signatureNamespace}enveloped-signature`,
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  sha1: `${signatureNamespace}sha1`,
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
  rsaSha1: `${signatureNamespace}rsa-sha1`,
  rsaSha256: `${more}rsa-sha256`,
  rsaSha384: `${more}rsa-sha384`,
  rsaSha512: `${more}rsa-sha512`,
  rsaMd5: `${more}rsa-md5`,
  rsaPss: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  hmacSha1: `${signatureNamespace}hmac-sha1`,
  hmacSha256: `${more}hmac-sha256`,
} as const

/** How a signature is made; by default as SAML wants it. */
export interface SignatureRecipe {
  readonly method?: string
  readonly digest?: string
  /** Markup within Transforms. */
  readonly transforms?: string
  /** What is digested, made from what would be. */
  readonly content?: (canonical: string) => string
  /** Edits SignedInfo before it is signed. */
  readonly signedInfo?: (xml: string) => string
  /** Signs SignedInfo in another way. */
  readonly sign?: (info: string) => string
  /** Markup within KeyInfo; null for no KeyInfo. */
  readonly keyInfo?: string | null
}

export const usualTransforms = transform(algorithms.enveloped) + transform(algorithms.exclusive)

export function transform(algorithm: string, content = ''): string {
  return `<ds:Transform Algorithm="${algorithm}">${content}</ds:Transform>`
}

/** Signs the document element; the signature stands behind its Issuer. */
export function signRoot(xml: string, signer: SigningCertificate, recipe: SignatureRecipe = {}): string {
  const signature = signatureOver(xml, signer, recipe)
  return xml.replace(/^<[^>]*>(?:<saml:Issuer[^>]*>[^<]*<\/saml:Issuer>)?/, (start) => start + signature)
}

/** The Signature alone. */
export function signatureOver(xml: string, signer: SigningCertificate, recipe: SignatureRecipe = {}): string {
  const { signedInfo = (same) => same, method = algorithms.rsaSha256, keyInfo = certificateIn(signer) } = recipe
  const info = signedInfo(signedInfoOver(xml, recipe))
  const sign = recipe.sign ?? ((text) => signatureValue(text, signer, method))
  return [
    `<ds:Signature xmlns:ds="${signatureNamespace}">${info}`,
    `<ds:SignatureValue>${sign(canonical(info))}</ds:SignatureValue>`,
    keyInfo === null ? '' : `<ds:KeyInfo>${keyInfo}</ds:KeyInfo>`,
    '</ds:Signature>',
  ].join('')
}

/** The certificate, as KeyInfo carries it. */
export function certificateIn({ certificate }: SigningCertificate): string {
  return `<ds:X509Data><ds:X509Certificate>${certificateBody(certificate)}</ds:X509Certificate></ds:X509Data>`
}

/** The digest of an element, canonicalised. */
export function digestOf(xml: string): string {
  return createHash('sha256').update(canonical(xml)).digest('base64')
}

function signedInfoOver(xml: string, recipe: SignatureRecipe): string {
  const { method = algorithms.rsaSha256, digest = algorithms.sha256, transforms = usualTransforms } = recipe
  const content = (recipe.content ?? ((same) => same))(canonical(xml))
  const id = /^<[^>]* ID="([^"]+)"/.exec(xml)?.[1] ?? ''
  return [
    `<ds:SignedInfo xmlns:ds="${signatureNamespace}"><ds:CanonicalizationMethod Algorithm="${algorithms.exclusive}"></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod><ds:Reference URI="#${id}">`,
    `<ds:Transforms>${transforms}</ds:Transforms><ds:DigestMethod Algorithm="${digest}"></ds:DigestMethod>`,
    `<ds:DigestValue>${createHash(hashOf(digest)).update(content).digest('base64')}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  ].join('')
}

function canonical(xml: string): string {
  const silent = () => undefined
  const errorHandler = { warning: silent, error: silent, fatalError: silent }
  const root = new DOMParser({ errorHandler }).parseFromString(xml, 'text/xml').documentElement
  return new ExclusiveCanonicalization().process(root, {}).toString()
}

function signatureValue(info: string, { privateKey: key }: SigningCertificate, method: string): string {
  const isPss = method === algorithms.rsaPss
  const padding = isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  return createSign(hashOf(method))
    .update(info)
    .sign({ key, padding, ...(isPss && { saltLength: constants.RSA_PSS_SALTLEN_DIGEST }) }, 'base64')
}

function hashOf(algorithm: string): string {
  return /md5|sha\d+/.exec(algorithm.replace(/^.*[#/]/, ''))?.[0] ?? 'sha256'
}
