/**
 * What the Web Browser SSO Profile asks of the assertion itself (SAML Profiles 4.1.4.2 and 4.1.4.3, SAML Core 2.3 to 2.7).
 * Everything here is read from signed bytes.
 */
import { BrevetError } from '../domain/errors'
import type { NameId } from '../domain/proof'
import { malformed } from './saml-answer'
import { checkIdAndVersion, checkInResponseTo, checkIssuer, type ExpectedAnswer } from './saml-checks'
import { bearer, namespaces } from './saml-names'
import { checkBegun, checkIssueInstant, checkNotOver, instantOf, requiredInstant } from './saml-time'
import type { Addressee } from './source'
import { attributeOf, childElements, textOf } from './xml-document'

/** The facts of an assertion that passed. */
export interface AssertionFacts {
  readonly assertionId: string
  readonly issuedAt: Date
  /** Whom it is made out to, among those expected. */
  readonly audience: string
  readonly nameId: NameId
  readonly sessionIndex: string | null
  readonly authenticatedAt: Date
  readonly sessionEndsBy: Date | null
  /** NotOnOrAfter of conditions and confirmations, the first that comes. */
  readonly endsAt: Date
  /** From here on the assertion would be refused as expired, skew included. */
  readonly expiresAt: Date
}

/**
 * Checks an assertion. Fails with `issuer_mismatch`, `audience_mismatch`, `recipient_mismatch`, `sign_in_state_mismatch`,
 * `answer_expired`, `clock_skew`, `nameid_missing` or `sign_in_answer_malformed`.
 */
export function checkAssertion(assertion: Element, expected: ExpectedAnswer): AssertionFacts {
  const { clock } = expected
  checkIdAndVersion(assertion)
  checkIssueInstant(assertion, clock)
  checkIssuer(assertion, expected.issuer)
  const conditions = only(assertion, 'Conditions')
  const addressees = checkConditions(conditions, expected)
  const subject = only(assertion, 'Subject')
  const ends = checkConfirmations(subject, { ...expected, addressees })
  const statement = only(assertion, 'AuthnStatement')
  const sessionEndsBy = instantOf(statement, 'SessionNotOnOrAfter')
  checkNotOver(sessionEndsBy, clock)
  const authenticatedAt = requiredInstant(statement, 'AuthnInstant')
  checkBegun(authenticatedAt, clock)
  return {
    assertionId: attributeOf(assertion, 'ID') ?? '',
    issuedAt: requiredInstant(assertion, 'IssueInstant'),
    audience: addressees[0]?.audience ?? '',
    nameId: nameIdOf(subject),
    sessionIndex: attributeOf(statement, 'SessionIndex') || null,
    authenticatedAt,
    sessionEndsBy,
    endsAt: new Date(Math.min(...ends, instantOf(conditions, 'NotOnOrAfter')?.getTime() ?? Number.POSITIVE_INFINITY)),
    expiresAt: new Date(Math.max(...ends) + clock.skewSeconds * 1000),
  }
}

/** The one child of that name. */
function only(parent: Element, name: string): Element {
  const [child, ...further] = childElements(parent, namespaces.assertion, name)
  if (!child || further.length > 0) throw malformed(child ? `several_${name}` : `no_${name}`)
  return child
}

const understood = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']

/**
 * SAML Core 2.5.1: every condition must be understood and hold. An assertion is used once in any case. Gives those whom all
 * restrictions name.
 */
function checkConditions(conditions: Element, { addressees, clock }: ExpectedAnswer): readonly Addressee[] {
  const children = childElements(conditions)
  if (children.some((child) => child.namespaceURI !== namespaces.assertion || !understood.includes(child.localName))) {
    throw malformed('unknown_condition')
  }
  checkBegun(instantOf(conditions, 'NotBefore'), clock)
  checkNotOver(instantOf(conditions, 'NotOnOrAfter'), clock)
  const restrictions = childElements(conditions, namespaces.assertion, 'AudienceRestriction')
  if (restrictions.length === 0) throw new BrevetError('audience_mismatch', { reason: 'missing' })
  const audiences = restrictions.map((one) => childElements(one, namespaces.assertion, 'Audience').map(textOf))
  const named = addressees.filter(({ audience }) => audiences.every((some) => some.includes(audience)))
  if (named.length === 0) throw new BrevetError('audience_mismatch', { reason: 'differs' })
  return named
}

/** There must be a bearer confirmation, and each must hold; other methods prove nothing to us. Gives their ends, in milliseconds. */
function checkConfirmations(subject: Element, expected: ExpectedAnswer): readonly number[] {
  const confirmations = childElements(subject, namespaces.assertion, 'SubjectConfirmation')
  const bearers = confirmations.filter((confirmation) => attributeOf(confirmation, 'Method') === bearer)
  if (bearers.length === 0) throw malformed('no_bearer_confirmation')
  return bearers.map((confirmation) => checkConfirmation(confirmation, expected).getTime())
}

/** SAML Profiles 4.1.4.2: Recipient, NotOnOrAfter and InResponseTo are required, NotBefore is forbidden. */
function checkConfirmation(confirmation: Element, expected: ExpectedAnswer): Date {
  const data = only(confirmation, 'SubjectConfirmationData')
  const recipient = attributeOf(data, 'Recipient')
  if (recipient === null || !expected.addressees.some((addressee) => addressee.isRecipient(recipient))) {
    throw new BrevetError('recipient_mismatch', {
      what: 'Recipient',
      reason: recipient === null ? 'missing' : 'differs',
    })
  }
  if (attributeOf(data, 'NotBefore') !== null) throw malformed('confirmation_not_before')
  const notOnOrAfter = requiredInstant(data, 'NotOnOrAfter')
  checkNotOver(notOnOrAfter, expected.clock)
  checkInResponseTo(data, expected.requestId)
  return notOnOrAfter
}

function nameIdOf(subject: Element): NameId {
  const [nameId, ...further] = childElements(subject, namespaces.assertion, 'NameID')
  if (further.length > 0) throw malformed('several_NameID')
  const value = nameId ? textOf(nameId) : null
  if (!nameId || value === null || value.trim() === '') throw new BrevetError('nameid_missing')
  return {
    value,
    format: attributeOf(nameId, 'Format') || null,
    nameQualifier: attributeOf(nameId, 'NameQualifier') || null,
    spNameQualifier: attributeOf(nameId, 'SPNameQualifier') || null,
  }
}
