import { BrevetError } from '../domain/errors'
import { digestMethods, envelopedSignature, namespaces, signatureMethods } from './saml-names'
import { attributeOf, childElements, textOf } from './xml-document'

const base64Text = /^[\t\n\r ]*(?:[A-Za-z0-9+/][\t\n\r ]*)+={0,2}[\t\n\r =]*$/

/**
 * Holds a signature to the profile of SAML Core 5.4: one Reference, to the element that carries it; enveloped and exclusive
 * canonicalisation, and nothing else; algorithms from our list. All of it before a library looks at the signature.
 * Fails with `signature_invalid` or `alg_unsupported`.
 */
export function checkSignatureProfile(signature: Element, signed: Element): void {
  const [signedInfo, value, keyInfo, ...further] = childElements(signature)
  if (!isNamed(signedInfo, 'SignedInfo') || !isNamed(value, 'SignatureValue') || further.length > 0) {
    throw invalid('structure')
  }
  if (keyInfo && !isNamed(keyInfo, 'KeyInfo')) throw invalid('structure')
  if (!base64Text.test(textOf(value) ?? '')) throw invalid('value')
  const [c14n, method, reference, ...others] = childElements(signedInfo)
  if (!isNamed(c14n, 'CanonicalizationMethod') || !isNamed(method, 'SignatureMethod') || others.length > 0) {
    throw invalid('structure')
  }
  if (!isNamed(reference, 'Reference')) throw invalid('structure')
  checkCanonicalisation(c14n)
  checkAlgorithm(method, signatureMethods)
  checkReference(reference, signed)
}

function checkReference(reference: Element, signed: Element): void {
  const [transforms, method, value, ...further] = childElements(reference)
  if (!isNamed(transforms, 'Transforms') || !isNamed(method, 'DigestMethod') || !isNamed(value, 'DigestValue')) {
    throw invalid('structure')
  }
  const id = attributeOf(signed, 'ID')
  if (further.length > 0) throw invalid('structure')
  if (!id || attributeOf(reference, 'URI') !== `#${id}`) throw invalid('reference')
  checkTransforms(childElements(transforms))
  checkAlgorithm(method, digestMethods)
  if (!base64Text.test(textOf(value) ?? '')) throw invalid('value')
}

function checkTransforms([enveloped, c14n, ...further]: readonly Element[]): void {
  if (!isNamed(enveloped, 'Transform') || !isNamed(c14n, 'Transform') || further.length > 0) throw invalid('transforms')
  const isEnveloped = attributeOf(enveloped, 'Algorithm') === envelopedSignature
  if (!isEnveloped || childElements(enveloped).length > 0) throw invalid('transforms')
  checkCanonicalisation(c14n)
}

/** Exclusive, without comments; it may name prefixes to treat inclusively, as Okta does for `xs`. */
function checkCanonicalisation(method: Element): void {
  if (attributeOf(method, 'Algorithm') !== namespaces.exclusiveC14n) throw invalid('canonicalisation')
  const [prefixes, ...further] = childElements(method)
  const isPrefixList =
    prefixes?.localName === 'InclusiveNamespaces' && prefixes.namespaceURI === namespaces.exclusiveC14n
  if (further.length > 0 || (prefixes && !isPrefixList)) throw invalid('canonicalisation')
}

function checkAlgorithm(method: Element, allowed: readonly string[]): void {
  const algorithm = attributeOf(method, 'Algorithm')
  if (algorithm === null || childElements(method).length > 0) throw invalid('algorithm')
  if (!allowed.includes(algorithm)) {
    throw new BrevetError('alg_unsupported', { algorithm: safeNames.get(algorithm) ?? 'unknown' })
  }
}

/** Algorithms that are refused by name, so that an administrator knows what to change. */
const safeNames: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'rsa-sha1'],
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  ['http://www.w3.org/2000/09/xmldsig#dsa-sha1', 'dsa-sha1'],
  ['http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'hmac-sha1'],
  ['http://www.w3.org/2001/04/xmldsig-more#hmac-sha256', 'hmac-sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-md5', 'rsa-md5'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'rsa-sha384'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256', 'ecdsa-sha256'],
])

function isNamed(element: Element | undefined, name: string): element is Element {
  return element?.localName === name && element.namespaceURI === namespaces.signature
}

function invalid(reason: string): BrevetError {
  return new BrevetError('signature_invalid', { reason })
}
