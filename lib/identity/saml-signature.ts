import { SignedXml } from 'xml-crypto'
import type { SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import { answerLimits, malformed, type ReceivedResponse } from './saml-answer'
import { certificatesBehind } from './saml-signature-value'
import { checkSignatureProfile } from './saml-signed-info'
import { partsOf, type ResponseParts } from './saml-structure'
import { attributeOf, readXml } from './xml-document'

/** What a Response says, read again from the bytes that were signed. */
export interface VerifiedResponse {
  /** From signed bytes when `isResponseSigned`, else as it arrived: fit for refusing, not for believing. */
  readonly response: Element
  readonly isResponseSigned: boolean
  /** Always from signed bytes. */
  readonly assertion: Element
}

export interface SignatureRules {
  readonly signed: SamlSourceConfig['signed']
  /** PEM; any of them may have signed. */
  readonly certificates: readonly string[]
}

/**
 * Verifies every signature that a Response carries: one that is there and does not verify refuses the answer, whatever the rules
 * would do without it. KeyInfo is never looked at. Fails with `signature_missing`, `signature_invalid`, `alg_unsupported`.
 */
export function verifyResponse(received: ReceivedResponse, rules: SignatureRules): VerifiedResponse {
  const parts = partsOf(received.root)
  checkPresence(parts, rules.signed)
  const { response, assertion, responseSignature, assertionSignature } = parts
  const verify = (signature: Element | null, signed: Element) =>
    signature && verifiedElement(received.xml, { signature, signed, certificates: rules.certificates })
  const signedResponse = verify(responseSignature, response)
  const signedAssertion = verify(assertionSignature, assertion) ?? (signedResponse && assertionIn(signedResponse))
  if (!signedAssertion) throw new BrevetError('signature_missing', { part: 'assertion' })
  return {
    response: signedResponse ?? response,
    isResponseSigned: signedResponse !== null,
    assertion: signedAssertion,
  }
}

function checkPresence(parts: ResponseParts, signed: SamlSourceConfig['signed']): void {
  const { responseSignature, assertionSignature } = parts
  const missing = (part: string) => new BrevetError('signature_missing', { part })
  if (!responseSignature && !assertionSignature) throw missing(signed === 'response' ? 'response' : 'assertion')
  if (!responseSignature && (signed === 'response' || signed === 'both')) throw missing('response')
  if (!assertionSignature && (signed === 'assertion' || signed === 'both')) throw missing('assertion')
}

interface Signing {
  readonly signature: Element
  readonly signed: Element
  readonly certificates: readonly string[]
}

/** The signed bytes, parsed anew: nothing of the document that was not digested can be in them. */
export function verifiedElement(xml: string, signing: Signing): Element {
  checkSignatureProfile(signing.signature, signing.signed)
  for (const certificate of certificatesBehind(signing.signature, signing.certificates)) {
    const bytes = signedBytes(xml, signing.signature, certificate)
    if (bytes === null) continue
    const reading = readXml(bytes, answerLimits)
    if ('fault' in reading) throw malformed(reading.fault)
    if (!isSame(reading.root, signing.signed)) throw new BrevetError('signature_invalid', { reason: 'reference' })
    return reading.root
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

function assertionIn(response: Element): Element {
  return partsOf(response).assertion
}
