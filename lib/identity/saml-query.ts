/** HTTP-Redirect, in and out: messages in the query, deflated, and the query signed. Source: SAML Bindings 3.4.4.1. */
import { constants, createSign, createVerify } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { BrevetError } from '../domain/errors'
import type { SigningKey } from '../domain/signing-key'
import { bytesOfBase64, malformed, maxMessageBytes, xmlOfBytes } from './saml-answer'
import { signatureMethods } from './saml-names'

/** What a query carried, and what its signature is over. */
export interface ReceivedQuery {
  readonly xml: string
  readonly relayState: string | null
  /** The characters as they were sent, not as they might be written again. */
  readonly signed: string
  readonly algorithm: string | null
  readonly signature: string | null
}

const signedNames = ['SAMLRequest', 'RelayState', 'SigAlg']

/** Reads a query with one SAMLRequest, and each of its names once. Fails with `sign_in_answer_malformed` or `sign_in_answer_too_large`. */
export function readQuery(query: string): ReceivedQuery {
  if (query.length > maxMessageBytes) throw new BrevetError('sign_in_answer_too_large')
  const raw = new Map<string, string>()
  for (const pair of query.split('&')) {
    const name = pair.split('=', 1)[0] ?? ''
    if (raw.has(name)) throw malformed('repeated')
    raw.set(name, pair)
  }
  if (raw.has('SAMLResponse')) throw malformed('several_messages')
  const textOf = (name: string) => decoded(raw.get(name)?.slice(name.length + 1) ?? null)
  const request = textOf('SAMLRequest')
  if (!request) throw malformed('missing')
  return {
    xml: inflated(bytesOfBase64(request)),
    relayState: textOf('RelayState'),
    signed: signedNames.flatMap((name) => raw.get(name) ?? []).join('&'),
    algorithm: textOf('SigAlg'),
    signature: textOf('Signature'),
  }
}

function decoded(value: string | null): string | null {
  try {
    return value === null ? null : decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    throw malformed('not_encoded')
  }
}

/** A few bytes can stand for very many: no more of them come out than may be in a message. */
function inflated(bytes: Buffer): string {
  try {
    return xmlOfBytes(inflateRawSync(bytes, { maxOutputLength: maxMessageBytes }))
  } catch (error) {
    if (error instanceof BrevetError) throw error
    throw malformed('not_deflated')
  }
}

/** Verifies the signature of a query. Fails with `signature_missing`, `alg_unsupported` or `signature_invalid`. */
export function checkQuerySignature(received: ReceivedQuery, certificates: readonly string[]): void {
  const { signed, algorithm, signature } = received
  if (!signature || !algorithm) throw new BrevetError('signature_missing', { part: 'query' })
  if (!signatureMethods.includes(algorithm)) throw new BrevetError('alg_unsupported', { algorithm: 'unknown' })
  const value = Buffer.from(signature, 'base64')
  const isPss = algorithm.endsWith('MGF1')
  const padding = isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const hash = algorithm.includes('sha512') ? 'sha512' : 'sha256'
  const isGood = certificates.some((key) => createVerify(hash).update(signed).verify({ key, padding }, value))
  if (!isGood) throw new BrevetError('signature_invalid', { reason: 'value' })
}

/** A message of ours on its way. */
export interface SentMessage {
  readonly name: 'SAMLRequest' | 'SAMLResponse'
  readonly xml: string
  readonly relayState: string | null
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** The address that carries a message, signed (RSA-SHA256). */
export function signedQuery(to: URL, { name, xml, relayState }: SentMessage, { privateKey }: SigningKey): URL {
  const values = [
    [name, deflateRawSync(xml).toString('base64')],
    ...(relayState === null ? [] : [['RelayState', relayState]]),
    ['SigAlg', rsaSha256],
  ]
  const signed = values.map(([key, value = '']) => `${key}=${encodeURIComponent(value)}`).join('&')
  const signature = createSign('sha256').update(signed).sign(privateKey.reveal(), 'base64')
  const url = new URL(to)
  const own = url.search === '' ? '?' : `${url.search}&`
  url.search = `${own}${signed}&Signature=${encodeURIComponent(signature)}`
  return url
}
