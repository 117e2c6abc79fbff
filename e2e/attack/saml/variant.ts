import type { SigningCertificate } from '../../stack/saml/certificate'
import { type Edit, replaced } from './edits'
import { type Facts, type Mode, newId, renderResponse } from './response'
import type { Forged } from './saml-login'

/** What an attacker has at hand: live answers of a provider who signs whatever is asked, and a key of their own. */
export interface Kit {
  readonly mode: Mode
  readonly facts: Facts
  /** A key that the portal does not know. */
  readonly stranger: SigningCertificate
  /** An address that nobody has a reason to call. */
  readonly listener: string
  /** A fresh answer, signed as the source wants it, about the attacker unless it is changed. */
  answer(changes?: Partial<Facts>): string
}

/** Makes one attack; null where the mode leaves nothing to attack. */
export type Forge = (kit: Kit) => Forged | null

/** Attacks by the name under which they are known. */
export type Variants = Readonly<Record<string, Forge>>

/** The attacker, who may sign in, and whom they want to be. */
export const attacker = { nameId: 'p-mallory', group: 'developers' } as const
export const victim = { nameId: 'p-root', group: 'platform-admins' } as const

export function createKit(facts: Facts, more: Pick<Kit, 'stranger' | 'listener'>): Kit {
  return { ...more, mode: facts.mode, facts, answer: (changes = {}) => renderResponse({ ...facts, ...changes }) }
}

/** The provider signs a twisted assertion. */
export function signedAssertion(...edits: readonly Edit[]): Forge {
  return (kit) => kit.answer({ assertion: (xml) => edits.reduce((edited, edit) => edit(edited), xml) })
}

/** The twist is in the response around the assertion, which the provider signs where it signs responses. */
export function signedResponse(...edits: readonly Edit[]): Forge {
  return (kit) => kit.answer({ response: (xml) => edits.reduce((edited, edit) => edit(edited), xml) })
}

/** The twist is done to a finished answer. */
export function tampered(...edits: readonly Edit[]): Forge {
  return (kit) => edits.reduce((edited, edit) => edit(edited), kit.answer())
}

/** A finished answer, taken apart. */
export interface Pieces {
  readonly xml: string
  /** The assertion as it stands, with its signature where it has one. */
  readonly assertion: string
  /** The assertion without signature. */
  readonly bare: string
  /** The assertion about the victim, with an id of its own. */
  readonly evil: string
  /** The assertion about the victim, under the signed id. */
  readonly evilTwin: string
  readonly responseSignature: string
  readonly assertionSignature: string
  /** The signature over the assertion, or over the response that holds it. */
  readonly signature: string
}

const signaturePattern = /<ds:Signature .*?<\/ds:Signature>/s

/** The assertion of an answer, whomever it is about. */
export function assertionIn(xml: string): string {
  return /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''
}

export function takeApart(xml: string): Pieces {
  const assertion = assertionIn(xml)
  const assertionSignature = signaturePattern.exec(assertion)?.[0] ?? ''
  const responseSignature = signaturePattern.exec(xml.replace(assertion, ''))?.[0] ?? ''
  const bare = assertion.replace(assertionSignature, '')
  const evilTwin = aboutVictim(bare)
  const signature = assertionSignature || responseSignature
  return { xml, assertion, bare, evil: renamed(evilTwin), evilTwin, responseSignature, assertionSignature, signature }
}

export function aboutVictim(xml: string): string {
  const person = replaced(`>${attacker.nameId}<`, `>${victim.nameId}<`)(xml)
  return replaced(`>${attacker.group}<`, `>${victim.group}<`)(person)
}

export function renamed(xml: string): string {
  return replaced(/ ID="[^"]*"/, ` ID="${newId()}"`)(xml)
}

/** Without the first signature. */
export function unsigned(xml: string): string {
  return replaced(signaturePattern, '')(xml)
}

export function signedWith(xml: string, signature: string): string {
  return replaced('</saml:Issuer>', `</saml:Issuer>${signature}`)(xml)
}

/** The inner markup at the end of the outer element. */
export function into(outer: string, inner: string): string {
  return outer.replace(/<\/[\w:]+>$/, (end) => inner + end)
}

export function inObject(inner: string): string {
  return `<ds:Object>${inner}</ds:Object>`
}

/** The answer with other markup in place of its assertion. */
export function holding({ xml, assertion }: Pieces, other: string): string {
  return replaced(assertion, other)(xml)
}
