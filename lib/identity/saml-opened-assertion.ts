import { BrevetError } from '../domain/errors'
import type { SigningKey } from '../domain/signing-key'
import { answerLimits } from './saml-answer'
import { openSealed } from './saml-decryption'
import { readSealed } from './saml-sealed-assertion'
import { signedElement } from './saml-signed-element'
import { assertionOf } from './saml-structure'
import { readXml, type XmlReading } from './xml-document'
import type { XmlLimits } from './xml-gate'

/** An assertion that was encrypted. */
export interface OpenedAssertion {
  /** From bytes that were signed: its own, or those of the Response around its encryption. */
  readonly assertion: Element
  /** As it was encrypted. */
  readonly text: string
  readonly isSigned: boolean
}

interface OpeningRules {
  readonly certificates: readonly string[]
  readonly decryptionKeys: readonly SigningKey[]
  /** False where the signature of the Response covers it. */
  readonly mustBeSigned: boolean
}

const limits: XmlLimits = { ...answerLimits, signatures: 1 }

/**
 * Decrypts an assertion, and judges what comes out as if it had been posted: as text, as a tree, by its signature. Anybody can encrypt
 * for us, so that encryption proves nothing. Fails with `decryption_failed` whatever is wrong inside, so that nobody learns about a text
 * by changing it; with `sign_in_answer_malformed` and `alg_unsupported` for what can be seen from outside.
 */
export function openAssertion(encrypted: Element, rules: OpeningRules): OpenedAssertion {
  const sealed = readSealed(encrypted)
  try {
    const text = openSealed(sealed, rules.decryptionKeys)
    if (text !== null) return verifiedWithin(text, rules)
  } catch {
    // A fault of ours is told no apart either.
  }
  throw new BrevetError('decryption_failed')
}

function verifiedWithin(text: string, { certificates, mustBeSigned }: OpeningRules): OpenedAssertion {
  const { assertion, signature } = assertionOf(rootOf(readXml(text, limits)))
  if (signature) {
    const signed = rootOf(signedElement(text, { signature, signed: assertion, certificates, limits }))
    return { assertion: signed, text, isSigned: true }
  }
  if (mustBeSigned) throw new BrevetError('signature_missing', { part: 'assertion' })
  return { assertion, text, isSigned: false }
}

function rootOf(reading: XmlReading): Element {
  if ('root' in reading) return reading.root
  throw new BrevetError('sign_in_answer_malformed', { reason: reading.fault })
}
