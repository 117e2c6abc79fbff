import { BrevetError } from '../domain/errors'
import { malformed } from './saml-answer'
import { namespaces } from './saml-names'
import { childElements, elementsWithin } from './xml-document'

/** Where things stand in a Response that signs somebody in. */
export interface ResponseParts {
  readonly response: Element
  readonly assertion: Element
  readonly responseSignature: Element | null
  readonly assertionSignature: Element | null
}

const idNames = ['ID', 'Id', 'id']
const xmlId = /^[A-Za-z_][\w.-]{0,255}$/

/** The document element, which must be a Response. */
export function checkRoot(root: Element): Element {
  if (root.localName !== 'Response' || root.namespaceURI !== namespaces.protocol) throw malformed('not_a_response')
  return root
}

/**
 * Takes a Response apart. Names are compared without their namespace where more of a kind would be an attack:
 * one Response, one Assertion as its child, each with at most one signature as its child, and no id twice.
 */
export function partsOf(root: Element): ResponseParts {
  const response = checkRoot(root)
  const elements = elementsWithin(response)
  checkIds(elements)
  if (elements.some(isEncrypted)) throw malformed('encrypted')
  if (named(elements, 'Response').length > 1) throw malformed('several_responses')
  const [assertion, ...further] = named(elements, 'Assertion')
  if (!assertion || further.length > 0) throw malformed(assertion ? 'several_assertions' : 'no_assertion')
  if (assertion.parentNode !== response || assertion.namespaceURI !== namespaces.assertion) {
    throw malformed('assertion_misplaced')
  }
  const signatures = named(elements, 'Signature')
  const [responseSignature, assertionSignature] = [signatureOf(response), signatureOf(assertion)]
  if (signatures.some((signature) => signature !== responseSignature && signature !== assertionSignature)) {
    throw new BrevetError('signature_invalid', { reason: 'misplaced' })
  }
  return { response, assertion, responseSignature, assertionSignature }
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
