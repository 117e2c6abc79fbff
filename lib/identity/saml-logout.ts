/**
 * Single logout, in both directions: what the provider asks of us, and what we ask of it. Everything that leaves is signed, and goes to
 * the address of the provider's metadata or of the configuration. Source: SAML Core 3.7, SAML Profiles 4.4.
 */
import { SignedXml } from 'xml-crypto'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { NameId, Proof } from '../domain/proof'
import type { SigningKey } from '../domain/signing-key'
import { createRequestId } from './saml-library'
import { readLogoutRequest } from './saml-logout-request'
import type { IdpMetadata } from './saml-metadata'
import { envelopedSignature, namespaces, successStatus } from './saml-names'
import type { Provider } from './saml-provider'
import { signedQuery } from './saml-query'
import type { ServiceProvider } from './saml-service-provider'
import type { SignOutAnswer, SignOutRequest, SingleLogout } from './source'
import { escapeXml } from './xml-text'

/** Our side of the sign-outs that the provider begins. */
export function createSingleLogout(us: ServiceProvider, provider: Provider, now: () => Date): SingleLogout {
  return {
    read: async (message) => readLogoutRequest(us, message, { idp: await provider(), now: now() }),
    answer: async (request) => answerTo(us, await provider(), { request, now: now() }),
  }
}

interface Answering {
  readonly request: SignOutRequest
  readonly now: Date
}

/** Success: nobody whom the provider named is signed in here any more, whether somebody was or not. */
async function answerTo(
  us: ServiceProvider,
  idp: IdpMetadata,
  { request, now }: Answering,
): Promise<SignOutAnswer | null> {
  const [service] = idp.signOut
  if (!service) return null
  const key = await signingKey(us)
  const head = headOf(us, { destination: service.answerUrl, now })
  const xml = [
    `<samlp:LogoutResponse ${head.attributes} InResponseTo="${escapeXml(request.messageId)}">${head.issuer}`,
    `<samlp:Status><samlp:StatusCode Value="${successStatus}"/></samlp:Status></samlp:LogoutResponse>`,
  ].join('')
  const { relayState } = request
  if (service.binding === 'redirect') {
    return { kind: 'redirect', url: signedQuery(service.answerUrl, { name: 'SAMLResponse', xml, relayState }, key) }
  }
  const encoded = Buffer.from(signedDocument(xml, key)).toString('base64')
  const fields = { SAMLResponse: encoded, ...(relayState !== null && { RelayState: relayState }) }
  return { kind: 'post', url: service.answerUrl, fields }
}

/** What of somebody's session is known, and when it ends. */
export interface SignOutWish {
  readonly proof: Proof
  readonly now: Date
}

/** Minutes that somebody may take on the way to the provider. */
const requestMinutes = 5

/**
 * Where to end somebody's session at the provider: a signed LogoutRequest by HTTP-Redirect. Null where the provider takes none, and when
 * it cannot be asked now: the session here has ended already.
 */
export async function signOutUrl(
  us: ServiceProvider,
  provider: Provider,
  { proof, now }: SignOutWish,
): Promise<URL | null> {
  if (proof.kind !== 'saml') return null
  try {
    const service = (await provider()).signOut.find(({ binding }) => binding === 'redirect')
    if (!service) return null
    const head = headOf(us, { destination: service.url, now })
    const end = new Date(now.getTime() + requestMinutes * 60_000).toISOString()
    const index =
      proof.sessionIndex === null ? '' : `<samlp:SessionIndex>${escapeXml(proof.sessionIndex)}</samlp:SessionIndex>`
    const xml = [
      `<samlp:LogoutRequest ${head.attributes} NotOnOrAfter="${end}">${head.issuer}`,
      `${nameIdElement(proof.nameId)}${index}</samlp:LogoutRequest>`,
    ].join('')
    return signedQuery(service.url, { name: 'SAMLRequest', xml, relayState: null }, await signingKey(us))
  } catch (error) {
    if (isBrevetError(error)) return null
    throw error
  }
}

async function signingKey({ keys }: ServiceProvider): Promise<SigningKey & { readonly certificate: string }> {
  const key = await keys.current()
  const { certificate } = key
  if (certificate === null) throw new BrevetError('source_misconfigured', { reason: 'no_request_certificate' })
  return { ...key, certificate }
}

interface Way {
  readonly destination: URL
  readonly now: Date
}

function headOf({ config }: ServiceProvider, { destination, now }: Way) {
  const instant = now.toISOString()
  return {
    attributes: `xmlns:samlp="${namespaces.protocol}" ID="${createRequestId()}" Version="2.0" IssueInstant="${instant}" Destination="${escapeXml(destination.href)}"`,
    issuer: `<saml:Issuer xmlns:saml="${namespaces.assertion}">${escapeXml(config.spEntityId)}</saml:Issuer>`,
  }
}

function nameIdElement({ value, format, nameQualifier, spNameQualifier }: NameId): string {
  const attributes = [
    ['Format', format],
    ['NameQualifier', nameQualifier],
    ['SPNameQualifier', spNameQualifier],
  ].flatMap(([name, text]) => (text == null ? [] : [` ${name}="${escapeXml(text)}"`]))
  return `<saml:NameID xmlns:saml="${namespaces.assertion}"${attributes.join('')}>${escapeXml(value)}</saml:NameID>`
}

/** SAML Core 5.4: enveloped, behind the Issuer. */
function signedDocument(
  xml: string,
  { privateKey, certificate }: SigningKey & { readonly certificate: string },
): string {
  const signature = new SignedXml({
    privateKey: privateKey.reveal(),
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: namespaces.exclusiveC14n,
  })
  signature.addReference({
    xpath: '/*',
    transforms: [envelopedSignature, namespaces.exclusiveC14n],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  })
  signature.computeSignature(xml, { location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' } })
  return signature.getSignedXml()
}
