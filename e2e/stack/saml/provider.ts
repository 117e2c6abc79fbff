import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerPage, type RunningPart, readForm, startListener } from '../listener'
import { renderFaultPage } from '../page'
import { createSigningCertificate } from './certificate'
import { SamlFault } from './fault'
import { addressesAt, renderMetadata } from './metadata'
import { createOpenRequests } from './open-requests'
import type { Signing } from './response'
import type { AwsStatement, ServiceProviderRegistration } from './service-provider'
import { createProviderSessions } from './sessions'
import { beginSignIn, finishSignIn, type SamlProvider } from './sign-in'

export interface SamlOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly serviceProviders: readonly ServiceProviderRegistration[]
  /** Default: both. */
  readonly signing?: Signing
  readonly now?: () => Date
}

/**
 * Starts the partner's SAML provider: signed requests in, signed answers out, and a page on which a person is picked.
 */
export function startSaml(options: SamlOptions): Promise<RunningPart> {
  const now = options.now ?? (() => new Date())
  return startListener(options.port, async (url) => {
    const certificate = await createSigningCertificate(now())
    const provider: SamlProvider = {
      addresses: addressesAt(url),
      signer: { certificate, signing: options.signing ?? 'both' },
      serviceProviders: options.serviceProviders,
      openRequests: createOpenRequests(),
      sessions: createProviderSessions(),
      now,
    }
    return (request, response) => {
      answer(provider, request, response).catch((error: unknown) => answerFault(error, response))
    }
  })
}

/** The portal as a service provider of this provider. */
export function portalServiceProvider(portalUrl: string): ServiceProviderRegistration {
  const metadataUrl = `${portalUrl}/auth/partners/metadata`
  return { entityId: metadataUrl, metadataUrl }
}

/** The portal's second application, whose answers are made out to AWS. */
export function portalAwsServiceProvider(portalUrl: string, aws: AwsStatement): ServiceProviderRegistration {
  const metadataUrl = `${portalUrl}/auth/partners/aws/metadata`
  return { entityId: metadataUrl, metadataUrl, aws }
}

async function answer(provider: SamlProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const { cookie } = request.headers
  switch (`${request.method} ${path}`) {
    case 'GET /metadata':
      response
        .writeHead(200, { 'content-type': 'application/samlmetadata+xml' })
        .end(renderMetadata(provider.addresses, provider.signer.certificate.certificate))
      return
    case 'GET /sso':
      return answerPage(response, 200, await beginSignIn(provider, { binding: 'redirect', query }, cookie))
    case 'POST /sso':
      return answerPage(
        response,
        200,
        await beginSignIn(provider, { binding: 'post', form: await readForm(request) }, cookie),
      )
    case 'POST /pick': {
      const { page, person } = finishSignIn(provider, await readForm(request))
      if (person) response.setHeader('set-cookie', provider.sessions.open(person))
      return answerPage(response, 200, page)
    }
    default:
      return answerPage(response, 404, renderFaultPage('Not found', 'This provider has no such page.'))
  }
}

function answerFault(error: unknown, response: ServerResponse): void {
  const isRefused = error instanceof SamlFault
  if (!isRefused) console.error('SAML provider:', error)
  const reason = isRefused ? error.message : 'The provider has a fault of its own; see its output.'
  answerPage(response, isRefused ? 400 : 500, renderFaultPage('Sign-in failed', reason))
}
