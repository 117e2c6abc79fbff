import { BrevetError } from '../domain/errors'
import { createLibrary, createRequestId } from './saml-library'
import type { IdpMetadata } from './saml-metadata'
import type { ServiceProvider } from './saml-service-provider'
import type { SignInStart } from './source'

export interface RequestFacts {
  readonly relayState: string
  /** IsPassive: the provider must not take over the screen (SAML Core 3.4.1). */
  readonly isPassive: boolean
}

/**
 * A signed AuthnRequest (RSA-SHA256) on its way to the provider: by HTTP-POST, signed within the document, or by HTTP-Redirect,
 * deflated, with the query signed. SAML Bindings 3.4 and 3.5. Fails with `source_misconfigured` when our key has no certificate.
 */
export async function startSignIn(us: ServiceProvider, idp: IdpMetadata, how: RequestFacts): Promise<SignInStart> {
  const { relayState, isPassive } = how
  const { privateKey, certificate } = await us.keys.current()
  if (certificate === null) throw new BrevetError('source_misconfigured', { reason: 'no_request_certificate' })
  const requestId = createRequestId()
  const isPost = idp.signIn.binding === 'post'
  const library = createLibrary(us, idp, {
    privateKey: privateKey.reveal(),
    publicCert: certificate,
    generateUniqueId: () => requestId,
    authnRequestBinding: isPost ? 'HTTP-POST' : 'HTTP-Redirect',
    skipRequestCompression: isPost,
    // Both at once ask for what no provider can do.
    ...(isPassive && { passive: true, forceAuthn: false }),
  })
  const memory = { requestId }
  if (!isPost) {
    return { kind: 'redirect', url: new URL(await library.getAuthorizeUrlAsync(relayState, undefined, {})), memory }
  }
  const message = await library.getAuthorizeMessageAsync(relayState)
  const fields = { SAMLRequest: String(message['SAMLRequest']), RelayState: relayState }
  return { kind: 'post', url: idp.signIn.url, fields, memory }
}
