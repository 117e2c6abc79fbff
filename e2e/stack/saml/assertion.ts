import { randomBytes } from 'node:crypto'
import { escapeMarkup } from '../markup'
import type { Person } from '../people'
import { nameIdFormats, namespaces } from './names'
import type { AwsStatement } from './service-provider'

/** What every assertion and response of one sign-in agrees on. */
export interface Envelope {
  readonly issuer: string
  readonly audience: string
  readonly consumerUrl: string
  /** Null: whoever consumes it is meant. */
  readonly aws: AwsStatement | null
  readonly inResponseTo: string
  readonly now: Date
}

const lifetimeMilliseconds = 5 * 60_000
const basicNameFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic'
const passwordOverTls = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'

/** A fresh xs:ID of 128 random bits. */
export function createXmlId(): string {
  return `_${randomBytes(16).toString('hex')}`
}

/** An unsigned assertion about a person. Source: SAML Profiles 4.1.4.2. */
export function renderAssertion(person: Person, envelope: Envelope): string {
  const instant = envelope.now.toISOString()
  const end = new Date(envelope.now.getTime() + lifetimeMilliseconds).toISOString()
  const audience = escapeMarkup(envelope.aws?.audience ?? envelope.audience)
  const recipient = escapeMarkup(envelope.aws?.recipient ?? envelope.consumerUrl)
  const attributes = envelope.aws ? awsAttributesOf(person, envelope.aws) : attributesOf(person)
  return [
    `<saml:Assertion xmlns:saml="${namespaces.assertion}" ID="${createXmlId()}" Version="2.0" IssueInstant="${instant}">`,
    `<saml:Issuer>${escapeMarkup(envelope.issuer)}</saml:Issuer>`,
    '<saml:Subject>',
    `<saml:NameID Format="${nameIdFormats.persistent}" NameQualifier="${escapeMarkup(envelope.issuer)}" SPNameQualifier="${audience}">${escapeMarkup(person.nameId)}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData InResponseTo="${escapeMarkup(envelope.inResponseTo)}" NotOnOrAfter="${end}" Recipient="${recipient}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${instant}" NotOnOrAfter="${end}">`,
    `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${instant}" SessionIndex="${createXmlId()}">`,
    `<saml:AuthnContext><saml:AuthnContextClassRef>${passwordOverTls}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
    `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement>`,
    '</saml:Assertion>',
  ].join('')
}

function awsAttributesOf(person: Person, { rolesOf }: AwsStatement): readonly string[] {
  const attribute = (name: string, values: readonly string[]) =>
    renderAttribute(`https://aws.amazon.com/SAML/Attributes/${name}`, values)
  return [
    attribute('Role', rolesOf(person)),
    attribute('RoleSessionName', [person.partnerEmail]),
    attribute('SourceIdentity', [person.partnerEmail]),
  ]
}

function attributesOf(person: Person): readonly string[] {
  return [
    renderAttribute('name', [person.name]),
    renderAttribute('email', [person.partnerEmail]),
    renderAttribute('memberOf', person.groups),
    renderAttribute('team', [person.team]),
    renderAttribute('department', [person.department]),
    ...person.oddAttributeNames.map((name) => renderAttribute(name, [name])),
  ]
}

function renderAttribute(name: string, values: readonly string[]): string {
  const content = values.map((value) => `<saml:AttributeValue>${escapeMarkup(value)}</saml:AttributeValue>`)
  return `<saml:Attribute Name="${escapeMarkup(name)}" NameFormat="${basicNameFormat}">${content.join('')}</saml:Attribute>`
}
