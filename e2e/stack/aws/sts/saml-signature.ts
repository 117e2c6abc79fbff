import { SignedXml } from 'xml-crypto'
import { attributeOf, childElements, parseSafeXml } from '../safe-xml'

const ds = 'http://www.w3.org/2000/09/xmldsig#'
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive, `${exclusive}WithComments`]
const signatureAlgorithms = ['256', '384', '512'].map((bits) => `http://www.w3.org/2001/04/xmldsig-more#rsa-sha${bits}`)

/** The signature that an element carries as its own child: none, one, or something that cannot be right. */
export type OwnSignature = { readonly kind: 'none' | 'several' } | { readonly kind: 'one'; readonly element: Element }

export function ownSignature(element: Element): OwnSignature {
  const [first, ...more] = childElements(element, ds, 'Signature')
  if (!first) return { kind: 'none' }
  return more.length > 0 ? { kind: 'several' } : { kind: 'one', element: first }
}

/**
 * Verifies the signature of one element of a document against the registered certificates (never `KeyInfo`), and returns that
 * element as it was signed, parsed anew from the canonical bytes; null when no certificate fits.
 */
export function signedElement(xml: string, element: Element, certificates: readonly string[]): Element | null {
  const own = ownSignature(element)
  const id = attributeOf(element, 'ID')
  if (own.kind !== 'one' || !id) return null
  for (const certificate of certificates) {
    const signed = signedBytes(xml, { signature: own.element, certificate, id })
    const root = signed === null ? null : parseSafeXml(signed)?.documentElement
    if (root && root.localName === element.localName && attributeOf(root, 'ID') === id) return root
  }
  return null
}

function signedBytes(
  xml: string,
  own: { readonly signature: Element; readonly certificate: string; readonly id: string },
): string | null {
  const verifier = new SignedXml({ publicCert: own.certificate, getCertFromKeyInfo: () => null })
  try {
    verifier.loadSignature(own.signature)
    if (!signatureAlgorithms.includes(String(verifier.signatureAlgorithm))) return null
    const [reference, ...more] = verifier.getReferences()
    if (!reference || more.length > 0 || reference.uri !== `#${own.id}`) return null
    if (reference.transforms.some((transform) => !transforms.includes(transform))) return null
    if (!verifier.checkSignature(xml)) return null
    return verifier.getSignedReferences()[0] ?? null
  } catch {
    return null
  }
}
