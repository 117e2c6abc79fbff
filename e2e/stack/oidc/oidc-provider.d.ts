/** The part of oidc-provider 9 that the stack uses; the package carries no types. */
declare module 'oidc-provider' {
  import type { JsonWebKey } from 'node:crypto'
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  export interface ClientMetadata {
    readonly client_id: string
    readonly client_secret: string
    readonly redirect_uris: readonly string[]
    readonly post_logout_redirect_uris: readonly string[]
    readonly grant_types: readonly string[]
    readonly backchannel_logout_uri?: string
    readonly backchannel_logout_session_required?: boolean
    readonly id_token_signed_response_alg?: 'RS256' | 'ES256'
  }

  export interface ProviderContext {
    body: unknown
    type: string
    readonly oidc: {
      readonly client?: { readonly clientId: string }
      readonly session: { readonly accountId?: string }
      readonly provider: Provider
      readonly params?: { readonly scope?: string }
    }
  }

  export interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  export interface Account {
    readonly accountId: string
    claims(): Readonly<Record<string, unknown>> & { readonly sub: string }
  }

  export interface ClientModel {
    grantTypeAllowed(type: string): boolean
  }

  export interface Configuration {
    readonly clients: readonly ClientMetadata[]
    readonly jwks: { readonly keys: readonly JsonWebKey[] }
    readonly scopes: readonly string[]
    readonly claims: Readonly<Record<string, readonly string[]>>
    readonly conformIdTokenClaims: boolean
    readonly enabledJWA: { readonly idTokenSigningAlgValues: readonly string[] }
    readonly pkce: { required(): boolean }
    readonly cookies: { readonly keys: readonly string[] }
    readonly interactions: { url(ctx: ProviderContext, interaction: { readonly uid: string }): string }
    readonly features: {
      readonly devInteractions: { readonly enabled: boolean }
      readonly backchannelLogout: { readonly enabled: boolean }
      readonly rpInitiatedLogout: {
        readonly enabled: boolean
        logoutSource(ctx: ProviderContext, form: string): void
        postLogoutSuccessSource(ctx: ProviderContext): void
      }
    }
    readonly ttl: Readonly<Record<string, number>>
    fetch(url: string, options: RequestInit & { dispatcher?: unknown }): Promise<Response>
    findAccount(ctx: ProviderContext, subject: string): Account | undefined
    loadExistingGrant(ctx: ProviderContext): Promise<Grant>
    issueRefreshToken(ctx: ProviderContext, client: ClientModel): Promise<boolean>
    renderError(ctx: ProviderContext, out: { readonly error: string; readonly error_description?: string }): void
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    readonly Grant: new (properties: {
      readonly accountId: string
      readonly clientId: string
    }) => Grant
    callback(): RequestListener
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ readonly uid: string }>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result:
        | { readonly login: { readonly accountId: string } }
        | { readonly error: string; readonly error_description: string },
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>
    on(event: 'server_error', listener: (ctx: ProviderContext, error: Error) => void): this
  }
}
