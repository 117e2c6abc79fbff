import type { SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { SigningKey } from '../domain/signing-key'
import { answerLimits, malformed, type ReceivedResponse } from './saml-answer'
import { type OpenedAssertion, openAssertion } from './saml-opened-assertion'
import { signedElement } from './saml-signed-element'
import { partsOf, type ResponseParts, type Statement } from './saml-structure'

/** What a Response says, read again from the bytes that were signed. */
export interface VerifiedResponse {
  /** From signed bytes when `isResponseSigned`, else as it arrived: fit for refusing, not for believing. */
  readonly response: Element
  readonly isResponseSigned: boolean
  /** Always from signed bytes. */
  readonly assertion: Element
  /** The assertion as it came out of its encryption; null when it was not encrypted. */
  readonly opened: OpenedAssertion | null
}

export interface AnswerRules {
  readonly signed: SamlSourceConfig['signed']
  readonly encryptedAssertions: SamlSourceConfig['encryptedAssertions']
  /** PEM; any of them may have signed. */
  readonly certificates: readonly string[]
  /** Ours; it may be encrypted for any of them. */
  readonly decryptionKeys: readonly SigningKey[]
}

/**
 * Verifies every signature that a Response carries: one that is there and does not verify refuses the answer, whatever the rules
 * would do without it. An encrypted assertion is decrypted after the Response's signature is verified, and is signed itself unless
 * that one covers it. Fails with `signature_missing`, `signature_invalid`, `alg_unsupported`, `decryption_failed`.
 */
export function verifyResponse(received: ReceivedResponse, rules: AnswerRules): VerifiedResponse {
  const parts = partsOf(received.root)
  checkEncryption(parts.statement, rules)
  checkPresence(parts, rules.signed)
  const { responseSignature: signature, response, statement } = parts
  const { certificates } = rules
  const signedResponse = signature && verifiedElement(received.xml, { signature, signed: response, certificates })
  const outer = { response: signedResponse ?? response, isResponseSigned: signedResponse !== null }
  // What is read is what the Response's signature covers, where it has one.
  const { statement: covered } = signedResponse ? partsOf(signedResponse) : parts
  if (covered.kind === 'encrypted') {
    const mustBeSigned = signedResponse === null || rules.signed === 'assertion' || rules.signed === 'both'
    const opened = openAssertion(covered.encrypted, { ...rules, mustBeSigned })
    return { ...outer, assertion: opened.assertion, opened }
  }
  return { ...outer, assertion: plainAssertion(received.xml, { statement, covered, certificates }), opened: null }
}

function checkEncryption({ kind }: Statement, { encryptedAssertions }: AnswerRules): void {
  if (kind === 'encrypted' && encryptedAssertions === 'refused') throw malformed('encrypted')
  if (kind === 'plain' && encryptedAssertions === 'required') throw malformed('not_encrypted')
}

/** Whether an encrypted assertion is signed is known when it is open. */
function checkPresence({ responseSignature, statement }: ResponseParts, signed: AnswerRules['signed']): void {
  const missing = (part: string) => new BrevetError('signature_missing', { part })
  const hasInner = statement.kind === 'encrypted' || statement.signature !== null
  if (!responseSignature && !hasInner) throw missing(signed === 'response' ? 'response' : 'assertion')
  if (!responseSignature && (signed === 'response' || signed === 'both')) throw missing('response')
  if (!hasInner && (signed === 'assertion' || signed === 'both')) throw missing('assertion')
}

interface PlainReading {
  readonly statement: Statement
  readonly covered: Statement
  readonly certificates: readonly string[]
}

/** From its own signed bytes, else from those of the Response. */
function plainAssertion(xml: string, { statement, covered, certificates }: PlainReading): Element {
  if (statement.kind !== 'plain' || covered.kind !== 'plain') throw malformed('no_assertion')
  const { assertion, signature } = statement
  if (signature) return verifiedElement(xml, { signature, signed: assertion, certificates })
  if (covered === statement) throw new BrevetError('signature_missing', { part: 'assertion' })
  return covered.assertion
}

interface Signed {
  readonly signature: Element
  readonly signed: Element
  readonly certificates: readonly string[]
}

/** The signed bytes, parsed anew: nothing of the document that was not digested can be in them. */
export function verifiedElement(xml: string, signed: Signed): Element {
  const reading = signedElement(xml, { ...signed, limits: answerLimits })
  if ('fault' in reading) throw malformed(reading.fault)
  return reading.root
}
