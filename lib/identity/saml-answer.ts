import { BrevetError } from '../domain/errors'
import type { PendingSignIn } from '../domain/sign-in'
import type { CallbackRequest } from './source'
import { readXml } from './xml-document'
import type { XmlLimits } from './xml-gate'
import { normalizeLineEnds } from './xml-text'

/** Bytes of a decoded message. */
export const maxMessageBytes = 256 * 1024
const maxEncoded = Math.ceil(maxMessageBytes / 3) * 4

/** Some providers wrap the text after 76 characters; nothing else may stand between. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** What an answer may hold, judged before a tree is built of it. A Response and its Assertion may each carry a signature. */
export const answerLimits: XmlLimits = { depth: 64, elements: 5_000, signatures: 2, allowsComments: false }

/** A Response as it arrived: nothing of it is verified yet. */
export interface ReceivedResponse {
  readonly xml: string
  readonly root: Element
}

/**
 * Reads the answer to a pending sign-in: HTTP-POST only, one SAMLResponse, our RelayState (SAML Bindings 3.5).
 * Fails with `sign_in_answer_malformed`, `sign_in_answer_too_large` or `sign_in_state_mismatch`.
 */
export function readAnswer({ form }: CallbackRequest, pending: PendingSignIn): ReceivedResponse {
  if (form === null) throw malformed('not_posted')
  const [encoded, ...further] = form.getAll('SAMLResponse')
  if (!encoded || further.length > 0) throw malformed(encoded ? 'repeated' : 'missing')
  const [relayState, ...others] = form.getAll('RelayState')
  if (relayState !== pending.id || others.length > 0) throw new BrevetError('sign_in_state_mismatch')
  const xml = xmlOfBytes(bytesOfBase64(encoded))
  const reading = readXml(xml, answerLimits)
  if ('fault' in reading) throw malformed(reading.fault)
  return { xml, root: reading.root }
}

/** The bytes of a message; only base64 that has no second way to be written. */
export function bytesOfBase64(encoded: string): Buffer {
  if (encoded.length > maxEncoded * 1.1) throw new BrevetError('sign_in_answer_too_large')
  const unwrapped = encoded.replace(/[\r\n]+/g, '')
  if (!base64.test(unwrapped)) throw malformed('not_base64')
  const bytes = Buffer.from(unwrapped, 'base64')
  if (bytes.length > maxMessageBytes) throw new BrevetError('sign_in_answer_too_large')
  if (bytes.toString('base64') !== unwrapped) throw malformed('not_base64')
  return bytes
}

/** Line ends are normalised here, so that everybody who verifies or reads the text takes it for the same. */
export function xmlOfBytes(bytes: Uint8Array): string {
  try {
    return normalizeLineEnds(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    throw malformed('not_utf8')
  }
}

/** An answer that is no SAML Response as Brevet reads it. */
export function malformed(reason: string): BrevetError {
  return new BrevetError('sign_in_answer_malformed', { reason })
}
