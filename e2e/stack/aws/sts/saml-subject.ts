import { AwsFault } from '../aws-fault'
import { attributeOf, childElements, onlyChild } from '../safe-xml'
import { samlExpired, samlServiceFault } from './saml-fault'
import { samlNamespaces } from './saml-response'

/** Whom an assertion is about, to whom it is addressed, and how long it holds. */
export interface SamlSubject {
  readonly nameId: string
  /** NameID format; `persistent` and `transient` without their prefix. */
  readonly subjectType: string
  /** The sign-in URL it is addressed to: what AWS calls its audience. */
  readonly recipient: string
  /** Latest end that the provider allows for the session; null when it sets none. */
  readonly sessionEndsAt: Date | null
}

const ns = samlNamespaces.assertion
const redeemableMilliseconds = 5 * 60 * 1000

/** Reads and checks subject, conditions and age. The service behind STS answers most gaps with "Invalid base64 SAMLResponse". */
export function readSamlSubject(assertion: Element, now: Date, requestId: string): SamlSubject {
  const malformed = () => samlServiceFault('Invalid base64 SAMLResponse', requestId)
  const subject = onlyChild(assertion, ns, 'Subject')
  const nameId = onlyChild(subject, ns, 'NameID')
  if (!nameId?.textContent) throw new AwsFault('AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithSAML')
  const format = attributeOf(nameId, 'Format')
  const confirmation = onlyChild(onlyChild(subject, ns, 'SubjectConfirmation'), ns, 'SubjectConfirmationData')
  const recipient = attributeOf(confirmation, 'Recipient')
  const confirmedUntil = instantOf(confirmation, 'NotOnOrAfter')
  const conditions = onlyChild(assertion, ns, 'Conditions')
  const statement = childElements(assertion, ns, 'AuthnStatement')[0] ?? null
  const issuedAt = instantOf(assertion, 'IssueInstant')
  const ends = [confirmedUntil, instantOf(conditions, 'NotOnOrAfter')]
  const sessionEndsAt = instantOf(statement, 'SessionNotOnOrAfter')
  const instants = [
    ...ends,
    issuedAt,
    sessionEndsAt,
    instantOf(conditions, 'NotBefore'),
    instantOf(confirmation, 'NotBefore'),
  ]
  if (!format || !recipient || !conditions || !statement || !confirmedUntil || !issuedAt) throw malformed()
  if (instants.some((instant) => instant !== null && Number.isNaN(instant.getTime()))) throw malformed()
  checkAge(issuedAt, ends, now)
  return { nameId: nameId.textContent, subjectType: shorten(format), recipient, sessionEndsAt }
}

function checkAge(issuedAt: Date, ends: readonly (Date | null)[], now: Date): void {
  if (now.getTime() - issuedAt.getTime() > redeemableMilliseconds) {
    throw samlExpired('Token must be redeemed within 5 minutes of issuance')
  }
  if (ends.some((end) => end !== null && end <= now)) throw samlExpired('Response has expired')
}

/** Null when the attribute is absent; an invalid date when it cannot be read. */
function instantOf(element: Element | null, name: string): Date | null {
  const text = attributeOf(element, name)
  if (text === null) return null
  return new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? text : Number.NaN)
}

function shorten(format: string): string {
  return format.replace(/^urn:oasis:names:tc:SAML:2\.0:nameid-format:(persistent|transient)$/, '$1')
}
