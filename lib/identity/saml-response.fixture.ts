/** Makes live responses for tests: good ones, and good ones that are edited before or after they are signed. */
import { randomBytes } from 'node:crypto'
import { type SignatureRecipe, signRoot, type TestSigner } from './saml-signer.fixture'

export type Signing = 'assertion' | 'response' | 'both' | 'none'

/** Whom and what a response speaks of. Instants are seconds from now. */
export interface ResponseFacts {
  readonly signing: Signing
  readonly signer: TestSigner
  readonly issuer: string
  readonly audience: string
  readonly consumerUrl: string
  readonly requestId: string
  readonly nameId: string
  readonly nameIdFormat: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
  /** Moves every instant of the response. */
  readonly shiftSeconds: number
  readonly recipe: SignatureRecipe
  /** Edits the assertion before it is signed. */
  readonly assertion: (xml: string) => string
  /** Edits the response, with its finished assertion, before it is signed. */
  readonly response: (xml: string) => string
  /** Edits what was signed. */
  readonly tamper: (xml: string) => string
}

export const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'
const namespace = 'urn:oasis:names:tc:SAML:2.0:assertion'

/** The response, as XML. */
export function renderResponse(facts: ResponseFacts): string {
  const plain = facts.assertion(renderAssertion(facts))
  const isAssertionSigned = facts.signing === 'assertion' || facts.signing === 'both'
  const assertion = isAssertionSigned ? signRoot(plain, facts.signer, facts.recipe) : plain
  const response = facts.response(renderEnvelope(facts, assertion))
  const isResponseSigned = facts.signing === 'response' || facts.signing === 'both'
  return facts.tamper(isResponseSigned ? signRoot(response, facts.signer, facts.recipe) : response)
}

function instantOf({ shiftSeconds }: ResponseFacts, seconds: number): string {
  return new Date(Date.now() + (shiftSeconds + seconds) * 1000).toISOString()
}

function renderEnvelope(facts: ResponseFacts, assertion: string): string {
  return [
    `<samlp:Response xmlns:samlp="${protocol}" ID="${newId()}" Version="2.0" IssueInstant="${instantOf(facts, 0)}"`,
    ` Destination="${escapeText(facts.consumerUrl)}" InResponseTo="${facts.requestId}">`,
    `<saml:Issuer xmlns:saml="${namespace}">${escapeText(facts.issuer)}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="${success}"/></samlp:Status>`,
    assertion,
    '</samlp:Response>',
  ].join('')
}

function renderAssertion(facts: ResponseFacts): string {
  const [start, end] = [instantOf(facts, 0), instantOf(facts, 300)]
  return [
    `<saml:Assertion xmlns:saml="${namespace}" ID="${newId()}" Version="2.0" IssueInstant="${start}">`,
    `<saml:Issuer>${escapeText(facts.issuer)}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${facts.nameIdFormat}">${escapeText(facts.nameId)}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData InResponseTo="${facts.requestId}" NotOnOrAfter="${end}" Recipient="${escapeText(facts.consumerUrl)}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${start}" NotOnOrAfter="${end}">`,
    `<saml:AudienceRestriction><saml:Audience>${escapeText(facts.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${start}" SessionIndex="_session">`,
    '<saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>',
    `<saml:AttributeStatement>${Object.entries(facts.attributes).map(renderAttribute).join('')}</saml:AttributeStatement>`,
    '</saml:Assertion>',
  ].join('')
}

export function renderAttribute([name, values]: readonly [string, readonly string[]]): string {
  const content = values.map((value) => `<saml:AttributeValue>${escapeText(value)}</saml:AttributeValue>`)
  return `<saml:Attribute Name="${escapeText(name)}">${content.join('')}</saml:Attribute>`
}

export function newId(): string {
  return `_${randomBytes(16).toString('hex')}`
}

function escapeText(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
