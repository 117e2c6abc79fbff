import type { SamlServiceProvider } from './saml-service-provider'
import { escapeXml } from './xml-text'

/** What an assertion says, before any XML. */
export interface SamlStatement {
  readonly responseId: string
  readonly assertionId: string
  readonly issuer: string
  readonly serviceProvider: SamlServiceProvider
  /** Persistent NameID. */
  readonly nameId: string
  readonly authenticatedAt: Date
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly attributes: readonly SamlAttribute[]
}

export interface SamlAttribute {
  readonly name: string
  readonly values: readonly string[]
}

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
const unspecifiedContext = 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified'

/** The assertion as AWS demands it, still unsigned. Source: SAML Core 2.3.3; IAM User Guide, "Configure SAML assertions". */
export function writeAssertion(statement: SamlStatement): string {
  const { recipient, audience } = statement.serviceProvider
  const issued = instant(statement.issuedAt)
  const expires = instant(statement.expiresAt)
  return [
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${escapeXml(statement.assertionId)}"`,
    ` IssueInstant="${issued}" Version="2.0">`,
    `<saml:Issuer>${escapeXml(statement.issuer)}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${persistent}">${escapeXml(statement.nameId)}</saml:NameID>`,
    `<saml:SubjectConfirmation Method="${bearer}">`,
    `<saml:SubjectConfirmationData NotOnOrAfter="${expires}" Recipient="${escapeXml(recipient)}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${issued}" NotOnOrAfter="${expires}"><saml:AudienceRestriction>`,
    `<saml:Audience>${escapeXml(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${instant(statement.authenticatedAt)}"`,
    ` SessionIndex="${escapeXml(statement.assertionId)}"><saml:AuthnContext>`,
    `<saml:AuthnContextClassRef>${unspecifiedContext}</saml:AuthnContextClassRef>`,
    '</saml:AuthnContext></saml:AuthnStatement>',
    `<saml:AttributeStatement>${statement.attributes.map(writeAttribute).join('')}</saml:AttributeStatement>`,
    '</saml:Assertion>',
  ].join('')
}

/** The response around a signed assertion, itself still unsigned. Source: SAML Core 3.3.3. */
export function writeResponse(statement: SamlStatement, signedAssertion: string): string {
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${escapeXml(statement.responseId)}"`,
    ` Destination="${escapeXml(statement.serviceProvider.recipient)}" IssueInstant="${instant(statement.issuedAt)}"`,
    ' Version="2.0">',
    '<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">',
    `${escapeXml(statement.issuer)}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="${success}"/></samlp:Status>`,
    signedAssertion,
    '</samlp:Response>',
  ].join('')
}

function writeAttribute({ name, values }: SamlAttribute): string {
  const texts = values.map((value) => `<saml:AttributeValue>${escapeXml(value)}</saml:AttributeValue>`)
  return `<saml:Attribute Name="${escapeXml(name)}">${texts.join('')}</saml:Attribute>`
}

/** `xs:dateTime` in UTC, whole seconds. */
function instant(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
