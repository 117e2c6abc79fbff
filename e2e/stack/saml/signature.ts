import { createVerify } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import type { SigningCertificate } from './certificate'
import { SamlFault } from './fault'
import { algorithms, namespaces } from './names'
import { childrenOf } from './xml'

/** Signs the root element; the signature stands after its Issuer, where the schema wants it. */
export function signRoot(xml: string, signer: SigningCertificate): string {
  const signature = new SignedXml({
    privateKey: signer.privateKey,
    publicCert: signer.certificate,
    signatureAlgorithm: algorithms.rsaSha256,
    canonicalizationAlgorithm: algorithms.exclusiveC14n,
  })
  signature.addReference({
    xpath: '/*',
    transforms: [algorithms.enveloped, algorithms.exclusiveC14n],
    digestAlgorithm: algorithms.sha256,
  })
  signature.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  })
  return signature.getSignedXml()
}

/**
 * Verifies the enveloped signature of a document's root with one of the certificates, and returns exactly the bytes
 * that were signed. RSA-SHA256 with exclusive c14n only.
 */
export function verifyRoot(xml: string, root: Element, certificates: readonly string[]): string {
  const [element, second] = childrenOf(root, namespaces.signature, 'Signature')
  if (!element || second) throw new SamlFault('The request is not signed, or signed more than once.')
  for (const certificate of certificates) {
    const signed = signedBytes(xml, root, { element, certificate })
    if (signed) return signed
  }
  throw new SamlFault("The request's signature does not fit a key of the service provider's metadata.")
}

function signedBytes(
  xml: string,
  root: Element,
  by: { readonly element: Element; readonly certificate: string },
): string | null {
  const signature = new SignedXml({ publicCert: by.certificate, getCertFromKeyInfo: () => null })
  try {
    signature.loadSignature(by.element)
    const references = signature.getReferences()
    if (references.length !== 1 || references[0]?.uri !== `#${root.getAttribute('ID')}`) return null
    if (signature.signatureAlgorithm !== algorithms.rsaSha256) return null
    if (!signature.checkSignature(xml)) return null
    return signature.getSignedReferences()[0] ?? null
  } catch {
    return null
  }
}

/** Verifies the signature over a query string. Source: SAML Bindings 3.4.4.1: over the octets as they were sent. */
export function isQuerySigned(query: string, certificates: readonly string[]): boolean {
  const raw = new Map(query.split('&').map((pair) => [pair.slice(0, pair.indexOf('=')), pair] as const))
  const parameters = new URLSearchParams(query)
  const signature = parameters.get('Signature')
  if (!signature || parameters.get('SigAlg') !== algorithms.rsaSha256) return false
  const signed = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => raw.get(name) ?? []).join('&')
  const bytes = Buffer.from(signature, 'base64')
  return certificates.some((certificate) => createVerify('RSA-SHA256').update(signed).verify(certificate, bytes))
}
