import { SignedXml } from 'xml-crypto'
import { BrevetError } from '../domain/errors'
import { certificatesBehind } from './saml-signature-value'
import { checkSignatureProfile } from './saml-signed-info'
import { attributeOf, readXml, type XmlReading } from './xml-document'
import type { XmlLimits } from './xml-gate'

/** A signature that stands in a document, and the element that carries it. */
export interface Signing {
  readonly signature: Element
  readonly signed: Element
  /** PEM; any of them may have signed. */
  readonly certificates: readonly string[]
  /** What the document may hold. */
  readonly limits: XmlLimits
}

/**
 * The signed bytes, parsed anew: nothing of the document that was not digested can be in them. KeyInfo is never looked at.
 * Fails with `signature_invalid` or `alg_unsupported`.
 */
export function signedElement(xml: string, signing: Signing): XmlReading {
  checkSignatureProfile(signing.signature, signing.signed)
  for (const certificate of certificatesBehind(signing.signature, signing.certificates)) {
    const bytes = signedBytes(xml, signing.signature, certificate)
    if (bytes === null) continue
    const reading = readXml(bytes, signing.limits)
    if ('root' in reading && !isSame(reading.root, signing.signed)) {
      throw new BrevetError('signature_invalid', { reason: 'reference' })
    }
    return reading
  }
  throw new BrevetError('signature_invalid', { reason: 'value' })
}

/** xml-crypto's errors quote the signature, so none of them goes further. */
function signedBytes(xml: string, signature: Element, certificate: string): string | null {
  try {
    const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
    verifier.loadSignature(signature)
    if (!verifier.checkSignature(xml)) return null
    const references = verifier.getSignedReferences()
    return references.length === 1 ? (references[0] ?? null) : null
  } catch {
    return null
  }
}

function isSame(one: Element, other: Element): boolean {
  const id = attributeOf(one, 'ID')
  return id !== null && id === attributeOf(other, 'ID') && isNamedLike(one, other)
}

function isNamedLike(one: Element, other: Element): boolean {
  return one.localName === other.localName && one.namespaceURI === other.namespaceURI
}
