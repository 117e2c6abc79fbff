import { AwsFault } from '../aws-fault'
import type { SamlProvider } from '../entities'
import { attributeOf, childElements, onlyChild, parseSafeXml } from '../safe-xml'
import { samlFault, samlServiceFault } from './saml-fault'
import { ownSignature, signedElement } from './saml-signature'

export const samlNamespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
} as const

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/**
 * Opens a base64 SAML response and returns its one assertion, exactly as it was signed. The assertion's signature is mandatory;
 * the response's is checked when there is one. Fails with `InvalidIdentityToken` 400 or `IDPRejectedClaim` 403.
 */
export function openSamlResponse(base64: string, provider: SamlProvider, requestId: string): Element {
  const { xml, response } = readResponse(base64, requestId)
  checkStatus(response)
  const assertion = onlyChild(response, samlNamespaces.assertion, 'Assertion')
  if (!assertion || ownSignature(assertion).kind === 'none') {
    const message = 'Response (with optional signature) must contain an assertion with a mandatory signature'
    throw samlServiceFault(message, requestId)
  }
  if (issuerOf(assertion) !== provider.entityId || (issuerOf(response) ?? provider.entityId) !== provider.entityId) {
    throw samlFault('Issuer not present in specified provider')
  }
  const isResponseFine =
    ownSignature(response).kind === 'none' || signedElement(xml, response, provider.certificates) !== null
  const signed = isResponseFine ? signedElement(xml, assertion, provider.certificates) : null
  if (!signed) throw samlFault('Response signature invalid')
  return signed
}

/** The one assertion of a response, not verified: good for finding the provider that must have signed it. Null when there is none. */
export function peekAssertion(base64: string, requestId: string): Element | null {
  return onlyChild(readResponse(base64, requestId).response, samlNamespaces.assertion, 'Assertion')
}

function readResponse(base64: string, requestId: string): { readonly xml: string; readonly response: Element } {
  const xml = decode(base64)
  const response = xml === null ? null : (parseSafeXml(xml)?.documentElement ?? null)
  if (xml === null || response?.namespaceURI !== samlNamespaces.protocol || response.localName !== 'Response') {
    throw samlServiceFault('Invalid base64 SAMLResponse', requestId)
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
