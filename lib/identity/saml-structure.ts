import { BrevetError } from '../domain/errors'
import { malformed } from './saml-answer'
import { namespaces } from './saml-names'
import { childElements, elementsWithin } from './xml-document'

/** Where things stand in a Response that signs somebody in. */
export interface ResponseParts {
  readonly response: Element
  readonly responseSignature: Element | null
  readonly statement: Statement
}

/** The one assertion: as it is, or encrypted. */
export type Statement =
  | { readonly kind: 'plain'; readonly assertion: Element; readonly signature: Element | null }
  | { readonly kind: 'encrypted'; readonly encrypted: Element }

const idNames = ['ID', 'Id', 'id']
const xmlId = /^[A-Za-z_][\w.-]{0,255}$/

/** The document element, which must be a Response. */
export function checkRoot(root: Element): Element {
  if (root.localName !== 'Response' || root.namespaceURI !== namespaces.protocol) throw malformed('not_a_response')
  return root
}

/**
 * Takes a Response apart. Names are compared without their namespace where more of a kind would be an attack:
 * one Response, one Assertion or EncryptedAssertion as its child, each with at most one signature as its child, and no id twice.
 */
export function partsOf(root: Element): ResponseParts {
  const response = checkRoot(root)
  const elements = elementsWithin(response)
  checkIds(elements)
  if (named(elements, 'Response').length > 1) throw malformed('several_responses')
  const statement = elements.some(isEncrypted) ? encryptedIn(response, elements) : plainIn(response, elements)
  const responseSignature = signatureOf(response)
  checkSignatures(elements, [responseSignature, statement.kind === 'plain' ? statement.signature : null])
  return { response, responseSignature, statement }
}

/** An assertion that was encrypted, taken apart as one that stands in a Response. */
export function assertionOf(root: Element): Extract<Statement, { kind: 'plain' }> {
  const elements = elementsWithin(root)
  checkIds(elements)
  if (named(elements, 'Response').length > 0 || elements.some(isEncrypted)) throw malformed('encrypted')
  const statement = plainIn(null, elements)
  checkSignatures(elements, [statement.signature])
  return statement
}

function plainIn(response: Element | null, elements: readonly Element[]): Extract<Statement, { kind: 'plain' }> {
  const [assertion, ...further] = named(elements, 'Assertion')
  if (!assertion || further.length > 0) throw malformed(assertion ? 'several_assertions' : 'no_assertion')
  const isInPlace = response ? assertion.parentNode === response : assertion === elements[0]
  if (!isInPlace || assertion.namespaceURI !== namespaces.assertion) throw malformed('assertion_misplaced')
  return { kind: 'plain', assertion, signature: signatureOf(assertion) }
}

/** Nothing else may be encrypted, and no assertion may stand beside it. */
function encryptedIn(response: Element, elements: readonly Element[]): Statement {
  if (named(elements, 'Assertion').length > 0) throw malformed('encrypted')
  const [encrypted, ...further] = named(elements, 'EncryptedAssertion')
  if (!encrypted || further.length > 0) throw malformed(encrypted ? 'several_assertions' : 'encrypted')
  if (encrypted.parentNode !== response || encrypted.namespaceURI !== namespaces.assertion) {
    throw malformed('assertion_misplaced')
  }
  return { kind: 'encrypted', encrypted }
}

function checkSignatures(elements: readonly Element[], expected: readonly (Element | null)[]): void {
  if (named(elements, 'Signature').every((signature) => expected.includes(signature))) return
  throw new BrevetError('signature_invalid', { reason: 'misplaced' })
}

function named(elements: readonly Element[], name: string): readonly Element[] {
  return elements.filter((element) => element.localName === name)
}

export function isEncrypted(element: Element): boolean {
  return element.localName.startsWith('Encrypted')
}

/** The libraries look elements up by any attribute that is called like an id, so all of them count. */
export function checkIds(elements: readonly Element[]): void {
  const seen = new Set<string>()
  for (const { attributes } of elements) {
    const ids = Array.from(attributes).filter(({ localName }) => idNames.includes(localName))
    if (ids.length > 1) throw malformed('several_ids')
    for (const { namespaceURI, value } of ids) {
      if (namespaceURI || !xmlId.test(value)) throw malformed('id')
      if (seen.has(value)) throw malformed('duplicate_id')
      seen.add(value)
    }
  }
}

export function signatureOf(parent: Element): Element | null {
  return childElements(parent, namespaces.signature, 'Signature')[0] ?? null
}
