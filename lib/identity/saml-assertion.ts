/**
 * What the Web Browser SSO Profile asks of the assertion itself (SAML Profiles 4.1.4.2 and 4.1.4.3, SAML Core 2.3 to 2.7).
 * Everything here is read from signed bytes.
 */
import { BrevetError } from '../domain/errors'
import type { NameId } from '../domain/proof'
import { malformed } from './saml-answer'
import { checkInResponseTo, checkIssuer, checkVersion, type ExpectedAnswer } from './saml-checks'
import { bearer, namespaces } from './saml-names'
import { checkBegun, checkIssueInstant, checkNotOver, instantOf, requiredInstant } from './saml-time'
import { attributeOf, childElements, textOf } from './xml-document'

/** The facts of an assertion that passed. */
export interface AssertionFacts {
  readonly assertionId: string
  readonly nameId: NameId
  readonly sessionIndex: string | null
  readonly authenticatedAt: Date
  readonly sessionEndsBy: Date | null
  /** From here on the assertion would be refused as expired, skew included. */
  readonly expiresAt: Date
}

/**
 * Checks an assertion. Fails with `issuer_mismatch`, `audience_mismatch`, `recipient_mismatch`, `sign_in_state_mismatch`,
 * `answer_expired`, `clock_skew`, `nameid_missing` or `sign_in_answer_malformed`.
 */
export function checkAssertion(assertion: Element, expected: ExpectedAnswer): AssertionFacts {
  const { clock } = expected
  checkVersion(assertion)
  checkIssueInstant(assertion, clock)
  checkIssuer(assertion, expected.issuer)
  checkConditions(only(assertion, 'Conditions'), expected)
  const subject = only(assertion, 'Subject')
  const confirmedUntil = checkConfirmations(subject, expected)
  const statement = only(assertion, 'AuthnStatement')
  const sessionEndsBy = instantOf(statement, 'SessionNotOnOrAfter')
  checkNotOver(sessionEndsBy, clock)
  const authenticatedAt = requiredInstant(statement, 'AuthnInstant')
  checkBegun(authenticatedAt, clock)
  return {
    assertionId: attributeOf(assertion, 'ID') ?? '',
    nameId: nameIdOf(subject),
    sessionIndex: attributeOf(statement, 'SessionIndex') || null,
    authenticatedAt,
    sessionEndsBy,
    expiresAt: new Date(confirmedUntil.getTime() + clock.skewSeconds * 1000),
  }
}

/** The one child of that name. */
function only(parent: Element, name: string): Element {
  const [child, ...further] = childElements(parent, namespaces.assertion, name)
  if (!child || further.length > 0) throw malformed(child ? `several_${name}` : `no_${name}`)
  return child
}

const understood = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']

/** SAML Core 2.5.1: every condition must be understood and hold. An assertion is used once in any case. */
function checkConditions(conditions: Element, { audience, clock }: ExpectedAnswer): void {
  const children = childElements(conditions)
  if (children.some((child) => child.namespaceURI !== namespaces.assertion || !understood.includes(child.localName))) {
    throw malformed('unknown_condition')
  }
  checkBegun(instantOf(conditions, 'NotBefore'), clock)
  checkNotOver(instantOf(conditions, 'NotOnOrAfter'), clock)
  const restrictions = childElements(conditions, namespaces.assertion, 'AudienceRestriction')
  if (restrictions.length === 0) throw new BrevetError('audience_mismatch', { reason: 'missing' })
  for (const restriction of restrictions) {
    const audiences = childElements(restriction, namespaces.assertion, 'Audience').map(textOf)
    if (!audiences.includes(audience)) throw new BrevetError('audience_mismatch', { reason: 'differs' })
  }
}

/** There must be a bearer confirmation, and each must hold; other methods prove nothing to us. Gives the latest end. */
function checkConfirmations(subject: Element, expected: ExpectedAnswer): Date {
  const confirmations = childElements(subject, namespaces.assertion, 'SubjectConfirmation')
  const bearers = confirmations.filter((confirmation) => attributeOf(confirmation, 'Method') === bearer)
  if (bearers.length === 0) throw malformed('no_bearer_confirmation')
  const ends = bearers.map((confirmation) => checkConfirmation(confirmation, expected).getTime())
  return new Date(Math.max(...ends))
}

/** SAML Profiles 4.1.4.2: Recipient, NotOnOrAfter and InResponseTo are required, NotBefore is forbidden. */
function checkConfirmation(confirmation: Element, expected: ExpectedAnswer): Date {
  const data = only(confirmation, 'SubjectConfirmationData')
  const recipient = attributeOf(data, 'Recipient')
  if (recipient !== expected.consumerUrl) {
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
