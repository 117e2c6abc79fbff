import { AwsFault } from '../aws-fault'
import type { SamlProvider } from '../entities'
import { attributeOf, childElements, onlyChild, parseSafeXml } from '../safe-xml'
import { decryptAssertion } from './saml-decryption'
import { samlFault, samlServiceFault } from './saml-fault'
import { ownSignature, signedElement } from './saml-signature'

export const samlNamespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
} as const

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** An assertion, with the text that its signature is checked in. */
interface FoundAssertion {
  readonly element: Element
  readonly xml: string
}

/**
 * Opens a base64 SAML response and returns its one assertion, exactly as it was signed. The assertion's signature is mandatory;
 * the response's is checked when there is one. An encrypted one is decrypted by the provider's keys, and where the provider requires
 * encryption no other is taken. Fails with `InvalidIdentityToken` 400 or `IDPRejectedClaim` 403.
 */
export function openSamlResponse(base64: string, provider: SamlProvider, requestId: string): Element {
  const { xml, response } = readResponse(base64, requestId)
  checkStatus(response)
  const assertion = findAssertion({ xml, response }, provider, requestId)
  if (!assertion || ownSignature(assertion.element).kind === 'none') {
    const message = 'Response (with optional signature) must contain an assertion with a mandatory signature'
    throw samlServiceFault(message, requestId)
  }
  const issuers = [issuerOf(assertion.element), issuerOf(response) ?? provider.entityId]
  if (issuers.some((issuer) => issuer !== provider.entityId)) {
    throw samlFault('Issuer not present in specified provider')
  }
  const { certificates } = provider
  const isResponseFine = ownSignature(response).kind === 'none' || signedElement(xml, response, certificates) !== null
  const signed = isResponseFine ? signedElement(assertion.xml, assertion.element, certificates) : null
  if (!signed) throw samlFault('Response signature invalid')
  return signed
}

/**
 * The one assertion of a response, not verified: good for finding the provider that must have signed it. An encrypted one shows
 * itself to its provider only. Null when there is none.
 */
export function peekAssertion(base64: string, provider: SamlProvider | null, requestId: string): Element | null {
  const { xml, response } = readResponse(base64, requestId)
  if (provider) return findAssertion({ xml, response }, provider, requestId)?.element ?? null
  return onlyChild(response, samlNamespaces.assertion, 'Assertion')
}

interface OpenedResponse {
  readonly xml: string
  readonly response: Element
}

function findAssertion(
  { xml, response }: OpenedResponse,
  provider: SamlProvider,
  requestId: string,
): FoundAssertion | null {
  const encrypted = onlyChild(response, samlNamespaces.assertion, 'EncryptedAssertion')
  const plain = onlyChild(response, samlNamespaces.assertion, 'Assertion')
  if (!encrypted && provider.assertionEncryption === 'Required') throw invalid(requestId)
  if (!encrypted) return plain && { element: plain, xml }
  const text = plain ? null : decryptAssertion(encrypted, provider.decryptionKeys)
  const element = text === null ? null : (parseSafeXml(text)?.documentElement ?? null)
  if (text === null || element?.namespaceURI !== samlNamespaces.assertion) throw invalid(requestId)
  return { element, xml: text }
}

function readResponse(base64: string, requestId: string): OpenedResponse {
  const xml = decode(base64)
  const response = xml === null ? null : (parseSafeXml(xml)?.documentElement ?? null)
  if (xml === null || response?.namespaceURI !== samlNamespaces.protocol || response.localName !== 'Response') {
    throw invalid(requestId)
  }
  return { xml, response }
}

/** The text of an element's `Issuer`; null when it has none. */
function issuerOf(element: Element): string | null {
  return onlyChild(element, samlNamespaces.assertion, 'Issuer')?.textContent?.trim() || null
}

function checkStatus(response: Element): void {
  const status = onlyChild(response, samlNamespaces.protocol, 'Status')
  const code = status ? childElements(status, samlNamespaces.protocol, 'StatusCode')[0] : undefined
  if (code && attributeOf(code, 'Value') === success) return
  throw new AwsFault('IDPRejectedClaim', 403, 'The identity provider reported that authentication failed')
}

function decode(base64: string): string | null {
  const compact = base64.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0) return null
  return Buffer.from(compact, 'base64').toString('utf8')
}

function invalid(requestId: string): AwsFault {
  return samlServiceFault('Invalid base64 SAMLResponse', requestId)
}
