import { type JsonWebKey, randomBytes } from 'node:crypto'
import type { ClientMetadata, Configuration, Grant, ProviderContext } from 'oidc-provider'
import { renderFaultPage, renderPage } from '../page'
import { claimsByScope, findAccount } from './claims'

/**
 * Everything that makes oidc-provider behave as a company's provider: PKCE, `iss` in answers, claims in the ID token.
 */
export function providerConfiguration(clients: readonly ClientMetadata[], keys: readonly JsonWebKey[]): Configuration {
  return {
    clients,
    jwks: { keys },
    scopes: ['openid', 'offline_access'],
    claims: claimsByScope,
    conformIdTokenClaims: false,
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'] },
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 86_400,
      // Less than a portal needs that hands the token on: each use asks for a new one.
      IdToken: 240,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
    findAccount,
    fetch: fetchAnywhere,
    loadExistingGrant: grantEverything,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    renderError: (ctx, out) => answer(ctx, renderFaultPage('Sign-in failed', out.error_description ?? out.error)),
  }
}

/** Consent is the administrator's, as in a company: every requested scope is granted without a question. */
async function grantEverything(ctx: ProviderContext): Promise<Grant> {
  const { client, session, provider, params } = ctx.oidc
  if (!client || !session.accountId) throw new Error('a grant needs a client and an account')
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
  grant.addOIDCScope(params?.scope ?? 'openid')
  await grant.save()
  return grant
}

/** The library calls no client on loopback, where this stack is. */
function fetchAnywhere(
  url: string,
  { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown },
): Promise<Response> {
  return fetch(url, options)
}

function logoutSource(ctx: ProviderContext, form: string): void {
  const button = (label: string, attributes: string) =>
    `<p><button form="op.logoutForm" type="submit" ${attributes}>${label}</button></p>`
  answer(
    ctx,
    renderPage({
      title: 'Sign out of Corporate SSO?',
      body: `${form}
${button('Sign out', 'name="logout" value="yes"')}
${button('Stay signed in', 'class="quiet"')}`,
    }),
  )
}

function postLogoutSuccessSource(ctx: ProviderContext): void {
  answer(ctx, renderPage({ title: 'Signed out', body: '<p>You are signed out of Corporate SSO.</p>' }))
}

function answer(ctx: ProviderContext, html: string): void {
  ctx.type = 'html'
  ctx.body = html
}
