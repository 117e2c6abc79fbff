/**
 * What SAML Core 2.0 and the Web Browser SSO Profile (SAML Profiles 4.1.4) ask of a relying party for the message around the
 * assertion. The library checks none of this.
 */
import { BrevetError } from '../domain/errors'
import { malformed } from './saml-answer'
import { entityFormat, namespaces, successStatus } from './saml-names'
import { type Clock, checkIssueInstant } from './saml-time'
import type { Addressee } from './source'
import { attributeOf, childElements, textOf } from './xml-document'

/** What an answer is held against. All comparisons are exact, by code points. */
export interface ExpectedAnswer {
  /** Our assertion consumer service: Destination. */
  readonly consumerUrl: string
  /** Recipient and Audience, of one and the same; Destination may be that Recipient as well. */
  readonly addressees: readonly Addressee[]
  /** The provider's entity id: Issuer. */
  readonly issuer: string
  /** Of the AuthnRequest that this browser was sent with: InResponseTo. Null: there was none, and so must be none of those. */
  readonly requestId: string | null
  readonly clock: Clock
}

const statusNames: readonly string[] = [
  ...['Success', 'Requester', 'Responder', 'VersionMismatch', 'AuthnFailed', 'InvalidAttrNameOrValue'],
  ...['InvalidNameIDPolicy', 'NoAuthnContext', 'NoAvailableIDP', 'NoPassive', 'NoSupportedIDP', 'PartialLogout'],
  ...['ProxyCountExceeded', 'RequestDenied', 'RequestUnsupported', 'RequestVersionDeprecated'],
  ...['RequestVersionTooHigh', 'RequestVersionTooLow', 'ResourceNotRecognized', 'TooManyResponses'],
  ...['UnknownAttrProfile', 'UnknownPrincipal', 'UnsupportedBinding'],
]

/**
 * Refuses any status but Success: `idp_status`, with the most exact code of the provider when SAML knows it. Asked of an unverified
 * Response too: providers seldom sign their refusals, and a refusal is all that it can lead to.
 */
export function checkStatus(response: Element): void {
  const [status, ...further] = childElements(response, namespaces.protocol, 'Status')
  const [code, ...codes] = status ? childElements(status, namespaces.protocol, 'StatusCode') : []
  if (!code || further.length > 0 || codes.length > 0) throw malformed('status')
  const [detail] = childElements(code, namespaces.protocol, 'StatusCode')
  const top = attributeOf(code, 'Value')
  if (top === successStatus && !detail) return
  const name = (attributeOf(detail ?? code, 'Value') ?? '').split(':').at(-1) ?? ''
  throw new BrevetError('idp_status', { status: statusNames.includes(name) ? name : 'other' })
}

/** Version, time, addressee, sender and the request that is answered. Expects a checked status. */
export function checkResponse(response: Element, isSigned: boolean, expected: ExpectedAnswer): void {
  checkIdAndVersion(response)
  checkIssueInstant(response, expected.clock)
  const destination = attributeOf(response, 'Destination')
  if (destination === null ? isSigned : !isDestination(destination, expected)) {
    throw new BrevetError('recipient_mismatch', { what: 'Destination', reason: reasonOf(destination) })
  }
  const issuers = childElements(response, namespaces.assertion, 'Issuer')
  if (isSigned || issuers.length > 0) checkIssuer(response, expected.issuer)
  checkInResponseTo(response, expected.requestId)
}

function isDestination(address: string, { consumerUrl, addressees }: ExpectedAnswer): boolean {
  return address === consumerUrl || addressees.some((addressee) => addressee.isRecipient(address))
}

/** SAML Core 2.2.5: exactly one Issuer, with no other format than entity. */
export function checkIssuer(message: Element, expected: string): void {
  const [issuer, ...further] = childElements(message, namespaces.assertion, 'Issuer')
  const what = message.localName
  if (!issuer) throw new BrevetError('issuer_mismatch', { what, reason: 'missing' })
  if (further.length > 0) throw malformed('several_issuers')
  const format = attributeOf(issuer, 'Format') ?? entityFormat
  if (format !== entityFormat || textOf(issuer) !== expected) {
    throw new BrevetError('issuer_mismatch', { what, reason: 'differs' })
  }
}

/** SAML Core 2.3.3 and 3.2.2: both messages have an ID; without one, an assertion could not be known again. */
export function checkIdAndVersion(message: Element): void {
  if (attributeOf(message, 'ID') === null) throw malformed('no_id')
  if (attributeOf(message, 'Version') !== '2.0') throw malformed('version')
}

/** An answer that nobody asked for has none: where one was asked for, it is refused like one to another request. */
export function checkInResponseTo(element: Element, requestId: string | null): void {
  const inResponseTo = attributeOf(element, 'InResponseTo')
  if (inResponseTo === requestId) return
  throw new BrevetError('sign_in_state_mismatch', { what: element.localName, reason: reasonOf(inResponseTo) })
}

function reasonOf(value: string | null): string {
  return value === null ? 'missing' : 'differs'
}
