/**
 * A provider's LogoutRequest, believed only with the provider's signature. Source: SAML Core 3.7.1, SAML Profiles 4.4.3.3 and 4.4.4.1.
 */
import { BrevetError } from '../domain/errors'
import { answerLimits, bytesOfBase64, malformed, xmlOfBytes } from './saml-answer'
import { checkIdAndVersion, checkIssuer } from './saml-checks'
import type { IdpMetadata } from './saml-metadata'
import { namespaces } from './saml-names'
import { checkQuerySignature, readQuery } from './saml-query'
import type { ServiceProvider } from './saml-service-provider'
import { verifiedElement } from './saml-signature'
import { checkIds, isEncrypted, signatureOf } from './saml-structure'
import { type Clock, checkIssueInstant, checkNotOver, requiredInstant } from './saml-time'
import type { SignOutMessage, SignOutRequest } from './source'
import { attributeOf, childElements, elementsWithin, readXml, textOf } from './xml-document'

/** SAML Bindings 3.4.3 allows 80 bytes; what is far beyond is nobody's state. */
const longestRelayState = 1_024
const longestText = 1_024
const mostSessions = 100

/** A provider, and the moment of judgement. */
export interface LogoutContext {
  readonly idp: IdpMetadata
  readonly now: Date
}

/**
 * Reads a request of the provider: by HTTP-Redirect with a signed query, or by HTTP-POST with a signed document. Fails as the reading of
 * an answer does: what is unsigned, for another address, from somebody else, or too old names nobody.
 */
export function readLogoutRequest(
  us: ServiceProvider,
  message: SignOutMessage,
  context: LogoutContext,
): SignOutRequest {
  const { root, relayState } =
    message.binding === 'redirect' ? byQuery(message.query, context) : byForm(message.form, context)
  if (relayState !== null && relayState.length > longestRelayState) throw malformed('relay_state')
  const clock = { now: context.now, skewSeconds: us.config.clockSkewSeconds }
  checkMessage(root, us, { ...context, clock })
  return { source: us.config.id, ...whomOf(root), relayState, ...onceOf(root, clock) }
}

interface ReadMessage {
  /** From signed bytes. */
  readonly root: Element
  readonly relayState: string | null
}

function byQuery(query: string, { idp }: LogoutContext): ReadMessage {
  const received = readQuery(query)
  checkQuerySignature(received, idp.certificates)
  const root = rootOf(received.xml)
  if (hasSignature(root)) throw new BrevetError('signature_invalid', { reason: 'misplaced' })
  return { root, relayState: received.relayState }
}

function byForm(form: URLSearchParams, { idp }: LogoutContext): ReadMessage {
  const [encoded, ...further] = form.getAll('SAMLRequest')
  const [relayState = null, ...others] = form.getAll('RelayState')
  if (!encoded) throw malformed('missing')
  if (further.length > 0 || others.length > 0 || form.has('SAMLResponse')) throw malformed('repeated')
  const xml = xmlOfBytes(bytesOfBase64(encoded))
  const root = rootOf(xml)
  const signature = signatureOf(root)
  if (!signature) throw new BrevetError('signature_missing', { part: 'request' })
  if (elementsWithin(root).filter(isSignature).length > 1)
    throw new BrevetError('signature_invalid', { reason: 'misplaced' })
  return { root: verifiedElement(xml, { signature, signed: root, certificates: idp.certificates }), relayState }
}

function rootOf(xml: string): Element {
  const reading = readXml(xml, { ...answerLimits, signatures: 1 })
  if ('fault' in reading) throw malformed(reading.fault)
  const { root } = reading
  if (root.localName !== 'LogoutRequest' || root.namespaceURI !== namespaces.protocol) throw malformed('not_a_request')
  const elements = elementsWithin(root)
  checkIds(elements)
  if (elements.some(isEncrypted)) throw malformed('encrypted')
  return root
}

function isSignature({ localName }: Element): boolean {
  return localName === 'Signature'
}

function hasSignature(root: Element): boolean {
  return elementsWithin(root).some(isSignature)
}

/** A signed message must say where it is to go (SAML Bindings 3.4.5.2 and 3.5.5.2), and how long it counts. */
function checkMessage(
  root: Element,
  { logoutUrl }: ServiceProvider,
  { idp, clock }: LogoutContext & { readonly clock: Clock },
): void {
  checkIdAndVersion(root)
  checkIssuer(root, idp.entityId)
  const destination = attributeOf(root, 'Destination')
  if (logoutUrl === null || destination !== logoutUrl) {
    throw new BrevetError('recipient_mismatch', {
      what: 'Destination',
      reason: destination === null ? 'missing' : 'differs',
    })
  }
  checkIssueInstant(root, clock)
  checkNotOver(requiredInstant(root, 'NotOnOrAfter'), clock)
}

function whomOf(root: Element): Pick<SignOutRequest, 'subject' | 'sessionIds'> {
  const [nameId, ...others] = childElements(root, namespaces.assertion, 'NameID')
  if (others.length > 0) throw malformed('several_NameID')
  const subject = nameId ? textOf(nameId) : null
  if (!subject || subject.trim() === '') throw new BrevetError('nameid_missing')
  const sessionIds = childElements(root, namespaces.protocol, 'SessionIndex').map((index) => textOf(index) ?? '')
  const isOdd = (text: string) => text === '' || text.length > longestText
  if (sessionIds.length > mostSessions || [subject, ...sessionIds].some(isOdd)) throw malformed('names')
  return { subject, sessionIds }
}

/** Its ID, and until when it must not come again: as long as it could be taken for a new one. */
function onceOf(root: Element, { skewSeconds }: Clock): Pick<SignOutRequest, 'messageId' | 'refusedFrom'> {
  const messageId = attributeOf(root, 'ID')
  if (!messageId) throw malformed('id')
  const end = requiredInstant(root, 'NotOnOrAfter').getTime() + (skewSeconds + 1) * 1000
  const oldest = requiredInstant(root, 'IssueInstant').getTime() + 601_000
  return { messageId, refusedFrom: new Date(Math.min(end, oldest)) }
}
