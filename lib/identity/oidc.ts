/**
 * OpenID Connect, authorization code flow: every sign-in with PKCE S256, state and nonce; every ID token with its signature verified
 * against the provider's keys. Source: OpenID Connect Core 1.0, RFC 7636, RFC 9207, OpenID Connect RP-Initiated Logout 1.0.
 */
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { OidcSourceConfig } from '../config/config'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { OidcProof, Proof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { PendingSignIn } from '../domain/sign-in'
import { readAnswer } from './oidc-callback'
import { createOidcClient, type OidcClient } from './oidc-client'
import { translateFault } from './oidc-faults'
import { hasGroupClaims, identityOf } from './oidc-identity'
import { checkTenant } from './oidc-issuer'
import { type Claims, checkToken, type VerifiedToken } from './oidc-token'
import type {
  CallbackRequest,
  IdentitySource,
  SignInRequest,
  SignInResult,
  SignInStart,
  SourceDependencies,
} from './source'

/** A source that speaks OpenID Connect. Asks the provider for its documents at the first sign-in. */
export function createOidcSource(config: OidcSourceConfig, dependencies: SourceDependencies): IdentitySource {
  const open = createOidcClient(config, dependencies)
  const party: RelyingParty = {
    config,
    redirectUri: `${dependencies.publicUrl}/auth/${config.id}/callback`,
    now: dependencies.now,
  }
  return {
    id: config.id,
    kind: 'oidc',
    label: config.label,
    begin: async (request) => begin(await open(), party, request),
    finish: async (answer, pending) => {
      const memory = memoryOf(pending, config.id)
      return finish(await open(), party, { answer, pending, memory })
    },
    metadata: async () => null,
    signOutUrl: async (proof, returnTo) => signOutUrl(open, proof, returnTo),
  }
}

interface RelyingParty {
  readonly config: OidcSourceConfig
  readonly redirectUri: string
  readonly now: () => Date
}

/** What a sign-in remembers until its answer comes. */
interface SignInMemory {
  readonly verifier: string
  readonly nonce: string
}

async function begin(client: OidcClient, party: RelyingParty, request: SignInRequest): Promise<SignInStart> {
  const { config, redirectUri } = party
  const memory: SignInMemory = { verifier: randomPKCECodeVerifier(), nonce: randomNonce() }
  const url = buildAuthorizationUrl(client.configuration, {
    ...config.parameters,
    ...(request.loginHint === null ? {} : { login_hint: request.loginHint }),
    ...(config.responseMode === 'form_post' ? { response_mode: 'form_post' } : {}),
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri,
    scope: config.scopes.join(' '),
    state: request.pendingId,
    nonce: memory.nonce,
    code_challenge: await calculatePKCECodeChallenge(memory.verifier),
    code_challenge_method: 'S256',
  })
  return { kind: 'redirect', url, memory: { ...memory } }
}

function memoryOf(pending: PendingSignIn, source: string): SignInMemory {
  const { verifier, nonce } = pending.memory
  if (pending.source !== source || !verifier || !nonce) throw new BrevetError('sign_in_state_mismatch')
  return { verifier, nonce }
}

interface Attempt {
  readonly answer: CallbackRequest
  readonly pending: PendingSignIn
  readonly memory: SignInMemory
}

async function finish(client: OidcClient, party: RelyingParty, attempt: Attempt): Promise<SignInResult> {
  const { config } = party
  const { issuer, isMultiTenant, namesItselfInAnswers: namesItself } = client.document
  const parameters = readAnswer(attempt.answer, { state: attempt.pending.id, issuer, namesItself })
  const token = await redeem(client, new URL(`${party.redirectUri}?${parameters}`), attempt)
  const now = party.now()
  checkToken(token, config.clientId, now)
  checkTenant(token.claims, { issuer, isMultiTenant, tenants: config.tenants })
  const userinfo = wantsUserinfo(client, config, token.claims) ? await askUserinfo(client, token) : null
  const identity = identityOf({ idToken: token.claims, userinfo }, config, now)
  return { identity, proof: proofOf(token), sessionEndsBy: null }
}

interface RedeemedToken extends VerifiedToken {
  readonly refreshToken: string | null
}

async function redeem(client: OidcClient, url: URL, attempt: Attempt): Promise<RedeemedToken> {
  try {
    const answer = await authorizationCodeGrant(client.configuration, url, {
      pkceCodeVerifier: attempt.memory.verifier,
      expectedNonce: attempt.memory.nonce,
      expectedState: attempt.pending.id,
      idTokenExpected: true,
    })
    const claims = answer.claims()
    if (!claims || answer.id_token === undefined) throw new BrevetError('sign_in_answer_malformed', { reason: 'token' })
    const { id_token: idToken, access_token: accessToken, refresh_token: refreshToken = null } = answer
    return { claims, idToken, accessToken, refreshToken }
  } catch (error) {
    throw translateFault(error)
  }
}

function wantsUserinfo(client: OidcClient, config: OidcSourceConfig, claims: Claims): boolean {
  if (config.userinfo === 'never') return false
  const { hasUserinfo } = client.document
  if (config.userinfo === 'auto') return hasUserinfo && !hasGroupClaims(claims, config.claims.groups)
  if (!hasUserinfo) throw new BrevetError('source_misconfigured', { reason: 'missing', what: 'userinfo_endpoint' })
  return true
}

async function askUserinfo(client: OidcClient, token: VerifiedToken): Promise<Claims> {
  try {
    return await fetchUserInfo(client.configuration, token.accessToken, String(token.claims['sub']))
  } catch (error) {
    throw translateFault(error)
  }
}

const lastInstant = 8.64e15

function proofOf(token: RedeemedToken): OidcProof {
  const { sid, exp } = token.claims
  return {
    kind: 'oidc',
    idToken: secret(token.idToken),
    refreshToken: token.refreshToken === null ? null : secret(token.refreshToken),
    sessionId: typeof sid === 'string' ? sid : null,
    expiresAt: new Date(Math.min(Number(exp) * 1000, lastInstant)),
  }
}

/** Null also when the provider cannot be asked now: the session here has ended already. */
async function signOutUrl(open: () => Promise<OidcClient>, proof: Proof, returnTo: URL): Promise<URL | null> {
  if (proof.kind !== 'oidc') return null
  try {
    const { configuration, document } = await open()
    if (!document.hasSignOut) return null
    return buildEndSessionUrl(configuration, {
      id_token_hint: proof.idToken.reveal(),
      post_logout_redirect_uri: returnTo.href,
      state: randomState(),
    })
  } catch (error) {
    if (isBrevetError(error)) return null
    throw error
  }
}
