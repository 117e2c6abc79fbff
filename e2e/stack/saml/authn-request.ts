import { inflateRawSync } from 'node:zlib'
import { SamlFault } from './fault'
import { bindings, nameIdFormats, namespaces } from './names'
import type { ServiceProvider } from './service-provider'
import { isQuerySigned, verifyRoot } from './signature'
import { childrenOf, childText, parseXml } from './xml'

/** A request as it arrived. Source: SAML Bindings 3.4 (redirect, deflated) and 3.5 (post, not deflated). */
export type ReceivedRequest =
  | { readonly binding: 'post'; readonly form: URLSearchParams }
  | { readonly binding: 'redirect'; readonly query: string }

/** What a verified AuthnRequest asks for. */
export interface AuthnRequest {
  readonly id: string
  readonly consumerUrl: string
  readonly isPassive: boolean
  /** Whether the NameID format it insists on is one this provider has. */
  readonly isNameIdPossible: boolean
}

export interface RequestRules {
  readonly signInUrl: string
  readonly now: Date
  readonly findServiceProvider: (entityId: string) => Promise<ServiceProvider>
}

const requestLimit = 64 * 1024
const ageLimitMilliseconds = 5 * 60_000

/** Checks signature, issuer, addresses and age, in this order of trust; every fault names what is wrong. */
export async function verifyAuthnRequest(
  received: ReceivedRequest,
  rules: RequestRules,
): Promise<{ readonly request: AuthnRequest; readonly serviceProvider: ServiceProvider }> {
  const xml = decodeRequest(received)
  const root = parseRequest(xml)
  const serviceProvider = await rules.findServiceProvider(childText(root, namespaces.assertion, 'Issuer') ?? '')
  const signed = verifySignature(received, { xml, root, certificates: serviceProvider.certificates })
  return { request: readRequest(signed, serviceProvider, rules), serviceProvider }
}

function decodeRequest(received: ReceivedRequest): string {
  const parameters = received.binding === 'post' ? received.form : new URLSearchParams(received.query)
  const encoded = parameters.get('SAMLRequest')
  if (!encoded) throw new SamlFault('There is no SAMLRequest. Begin at the service provider.')
  const bytes = Buffer.from(encoded, 'base64')
  if (received.binding === 'post') return bytes.toString('utf8')
  try {
    return inflateRawSync(bytes, { maxOutputLength: requestLimit }).toString('utf8')
  } catch {
    throw new SamlFault('The SAMLRequest of the redirect binding is not deflated.')
  }
}

function parseRequest(xml: string): Element {
  const root = parseXml(xml, 'The SAMLRequest')
  if (root.localName !== 'AuthnRequest' || root.namespaceURI !== namespaces.protocol) {
    throw new SamlFault('The SAMLRequest is no AuthnRequest.')
  }
  return root
}

/** The request as the signature vouches for it: the signed bytes are parsed anew. */
function verifySignature(
  received: ReceivedRequest,
  found: { readonly xml: string; readonly root: Element; readonly certificates: readonly string[] },
): Element {
  if (received.binding === 'post') return parseRequest(verifyRoot(found.xml, found.root, found.certificates))
  if (isQuerySigned(received.query, found.certificates)) return found.root
  throw new SamlFault('The query is not signed by a key of the service provider.')
}

function readRequest(root: Element, serviceProvider: ServiceProvider, rules: RequestRules): AuthnRequest {
  const attribute = (name: string) => root.getAttribute(name) || null
  const id = attribute('ID')
  const consumerUrl = attribute('AssertionConsumerServiceURL') ?? serviceProvider.consumerUrls[0] ?? ''
  const age = Math.abs(rules.now.getTime() - Date.parse(attribute('IssueInstant') ?? ''))
  const require = (holds: boolean, reason: string) => {
    if (!holds) throw new SamlFault(reason)
  }
  require(attribute('Version') === '2.0', 'The request is not of SAML 2.0.')
  require(age <= ageLimitMilliseconds, 'The request is older than five minutes, or from the future.')
  require(attribute('Destination') === rules.signInUrl, 'The Destination of the request is another address.')
  require((attribute('ProtocolBinding') ?? bindings.post) === bindings.post, 'Answers are sent by HTTP-POST only.')
  require(serviceProvider.consumerUrls.includes(
    consumerUrl,
  ), 'The AssertionConsumerServiceURL is not in the metadata of the service provider.')
  if (!id || !/^[A-Za-z_][\w.-]*$/.test(id)) throw new SamlFault('The ID of the request is no NCName.')
  const policy = childrenOf(root, namespaces.protocol, 'NameIDPolicy')[0]
  return {
    id,
    consumerUrl,
    isPassive: attribute('IsPassive') === 'true' || attribute('IsPassive') === '1',
    isNameIdPossible: Object.values<string>(nameIdFormats).includes(
      policy?.getAttribute('Format') || nameIdFormats.unspecified,
    ),
  }
}
