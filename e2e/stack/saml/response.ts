import { escapeMarkup } from '../markup'
import type { Person } from '../people'
import { createXmlId, type Envelope, renderAssertion } from './assertion'
import type { SigningCertificate } from './certificate'
import { namespaces, statusCodes } from './names'
import { signRoot } from './signature'

/**
 * Which parts of an answer are signed. Entra, AD FS and Google sign the assertion, Keycloak the response, Okta both.
 */
export type Signing = 'assertion' | 'response' | 'both'

export interface Signer {
  readonly signing: Signing
  readonly certificate: SigningCertificate
}

/** A signed Response that signs a person in. The assertion is signed first, so that the response covers it. */
export function renderResponse(person: Person, envelope: Envelope, signer: Signer): string {
  const assertion = renderAssertion(person, envelope)
  const content = signer.signing === 'response' ? assertion : signRoot(assertion, signer.certificate)
  return seal(renderEnvelope(envelope, `<samlp:StatusCode Value="${statusCodes.success}"/>`, content), signer)
}

/** Why nobody is signed in: a second-level code of SAML Core 3.2.2.2 and whose fault it is. */
export interface Refusal {
  readonly by: 'requester' | 'responder'
  readonly code: 'authnFailed' | 'invalidNameIdPolicy' | 'noPassive'
}

/** A Response that carries a status instead of an assertion. */
export function renderRefusal(refusal: Refusal, envelope: Envelope, signer: Signer): string {
  const second = `<samlp:StatusCode Value="${statusCodes[refusal.code]}"/>`
  const status = `<samlp:StatusCode Value="${statusCodes[refusal.by]}">${second}</samlp:StatusCode>`
  return seal(renderEnvelope(envelope, status, ''), signer)
}

function renderEnvelope(envelope: Envelope, status: string, content: string): string {
  const instant = envelope.now.toISOString()
  return [
    `<samlp:Response xmlns:samlp="${namespaces.protocol}" ID="${createXmlId()}" Version="2.0" IssueInstant="${instant}"`,
    ` Destination="${escapeMarkup(envelope.consumerUrl)}" InResponseTo="${escapeMarkup(envelope.inResponseTo)}">`,
    `<saml:Issuer xmlns:saml="${namespaces.assertion}">${escapeMarkup(envelope.issuer)}</saml:Issuer>`,
    `<samlp:Status>${status}</samlp:Status>`,
    content,
    '</samlp:Response>',
  ].join('')
}

function seal(response: string, signer: Signer): string {
  return signer.signing === 'assertion' ? response : signRoot(response, signer.certificate)
}
