import type { ClientMetadata } from 'oidc-provider'
import { type RunningPart, startListener } from '../listener'
import { providerConfiguration } from './configuration'
import { createProvider } from './library'
import { answerInteraction } from './sign-in-page'
import { createSigningKeys } from './signing-keys'

export interface OidcOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly clients: readonly ClientMetadata[]
  /** The issuer, when it is reached under another address than `http://localhost:<port>`. */
  readonly publicUrl?: string
}

/** Starts the company's OIDC provider: the real oidc-provider, with a sign-in page on which a person is picked. */
export function startOidc(options: OidcOptions): Promise<RunningPart> {
  return startListener(options.port, async (url) => {
    const keys = await createSigningKeys()
    const provider = await createProvider(options.publicUrl ?? url, providerConfiguration(options.clients, keys))
    provider.on('server_error', (_, error) => console.error(`OIDC provider: ${error.stack ?? error.message}`))
    const answer = provider.callback()
    return (request, response) => {
      if (request.url?.startsWith('/interaction/')) return answerInteraction(provider, request, response)
      return answer(request, response)
    }
  })
}

/** The portal as a client of this provider. */
export function portalClient(portalUrl: string, secret: string): ClientMetadata {
  return {
    client_id: 'brevet',
    client_secret: secret,
    redirect_uris: [`${portalUrl}/auth/corp/callback`],
    post_logout_redirect_uris: [`${portalUrl}/auth/corp/logout`],
    backchannel_logout_uri: `${portalUrl}/auth/corp/backchannel-logout`,
    backchannel_logout_session_required: true,
    grant_types: ['authorization_code', 'refresh_token'],
  }
}
