import { randomBytes } from 'node:crypto'
import { escapeMarkup } from '../../stack/markup'
import type { SigningCertificate } from '../../stack/saml/certificate'
import { nameIdFormats, namespaces, statusCodes } from '../../stack/saml/names'
import type { Edit } from './edits'
import { type SignatureRecipe, signRoot } from './signature'

/** What the provider signs. Entra, AD FS and Google sign the assertion, Keycloak the response, Okta both. */
export type Mode = 'assertion' | 'response' | 'both'

/** Whom and what an answer speaks of, and how it is twisted before it is signed. */
export interface Facts {
  readonly mode: Mode
  readonly signer: SigningCertificate
  readonly issuer: string
  readonly audience: string
  readonly consumerUrl: string
  readonly requestId: string
  readonly nameId: string
  readonly groups: readonly string[]
  readonly recipe: SignatureRecipe
  /** Edits the assertion before it is signed. */
  readonly assertion: Edit
  /** Edits the response, with its finished assertion, before it is signed. */
  readonly response: Edit
}

/** The answer, as XML: valid for five minutes, unless a twist says otherwise. */
export function renderResponse(facts: Facts): string {
  const { mode, signer, recipe } = facts
  const plain = facts.assertion(renderAssertion(facts))
  const assertion = mode === 'response' ? plain : signRoot(plain, signer, recipe)
  const response = facts.response(renderEnvelope(facts, assertion))
  return mode === 'assertion' ? response : signRoot(response, signer, recipe)
}

/** An xs:dateTime so many seconds from now. */
export function instantIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString()
}

export function newId(): string {
  return `_${randomBytes(16).toString('hex')}`
}

/** Text of an element or attribute; what parsers may take for a line end is written as a reference. */
function escapeText(text: string): string {
  return escapeMarkup(text).replace(/[\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function renderEnvelope({ consumerUrl, requestId, issuer }: Facts, assertion: string): string {
  return [
    `<samlp:Response xmlns:samlp="${namespaces.protocol}" ID="${newId()}" Version="2.0" IssueInstant="${instantIn(0)}"`,
    ` Destination="${consumerUrl}" InResponseTo="${requestId}">`,
    `<saml:Issuer xmlns:saml="${namespaces.assertion}">${issuer}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="${statusCodes.success}"/></samlp:Status>`,
    assertion,
    '</samlp:Response>',
  ].join('')
}

function renderAssertion({ issuer, audience, consumerUrl, requestId, nameId, groups }: Facts): string {
  const [now, end] = [instantIn(0), instantIn(300)]
  const values = groups.map((group) => `<saml:AttributeValue>${escapeText(group)}</saml:AttributeValue>`)
  return [
    `<saml:Assertion xmlns:saml="${namespaces.assertion}" ID="${newId()}" Version="2.0" IssueInstant="${now}">`,
    `<saml:Issuer>${issuer}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${nameIdFormats.persistent}">${escapeText(nameId)}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData InResponseTo="${requestId}" NotOnOrAfter="${end}" Recipient="${consumerUrl}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${now}" NotOnOrAfter="${end}">`,
    `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${now}" SessionIndex="${newId()}">`,
    '<saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>',
    `<saml:AttributeStatement><saml:Attribute Name="groups">${values.join('')}</saml:Attribute></saml:AttributeStatement>`,
    '</saml:Assertion>',
  ].join('')
}
