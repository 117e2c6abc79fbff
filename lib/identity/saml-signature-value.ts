import { constants, createVerify, type VerifyKeyObjectInput, X509Certificate } from 'node:crypto'
import { ExclusiveCanonicalization, type NamespacePrefix } from 'xml-crypto'
import { ancestorsOf, attributeOf, childElements, textOf } from './xml-document'

/**
 * The certificates whose key made the SignatureValue over the SignedInfo, which is short. The library digests what is signed first,
 * once for each certificate, and a document that is full to its limits takes it half a second: without a signature of the provider
 * nobody makes it do that. Decides nothing else. Expects a signature that passed `checkSignatureProfile`.
 */
export function certificatesBehind(signature: Element, certificates: readonly string[]): readonly string[] {
  const [signedInfo, value] = childElements(signature)
  const method = signedInfo && childElements(signedInfo)[1]
  const verification = verifications.get((method && attributeOf(method, 'Algorithm')) ?? '')
  if (!signedInfo || !value || !verification) return []
  const text = canonical(signedInfo)
  const bytes = Buffer.from(textOf(value) ?? '', 'base64')
  return certificates.filter((certificate) => {
    const key: VerifyKeyObjectInput = { key: new X509Certificate(certificate).publicKey, ...verification.padding }
    return createVerify(verification.hash).update(text).verify(key, bytes)
  })
}

interface Verification {
  readonly hash: 'sha256' | 'sha512'
  readonly padding: Omit<VerifyKeyObjectInput, 'key'>
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } as const

const verifications: ReadonlyMap<string, Verification> = new Map([
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', { hash: 'sha256', padding: {} }],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', { hash: 'sha512', padding: {} }],
  ['http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', { hash: 'sha256', padding: pss }],
])

/** Exclusive, with the namespaces around it for prefixes that it names; a copy, since canonicalisation writes them into what it reads. */
function canonical(signedInfo: Element): string {
  const copy = signedInfo.cloneNode(true) as Element
  return new ExclusiveCanonicalization().process(copy, { ancestorNamespaces: namespacesAround(signedInfo) })
}

/** The innermost declaration of each prefix, above the element. */
function namespacesAround(element: Element): NamespacePrefix[] {
  const declared = ancestorsOf(element).flatMap(({ attributes }) => Array.from(attributes))
  const found = new Map<string, string>()
  for (const { prefix, localName, value } of declared) {
    if (prefix === 'xmlns' && !found.has(localName)) found.set(localName, value)
  }
  return [...found].map(([prefix, namespaceURI]) => ({ prefix, namespaceURI }))
}
