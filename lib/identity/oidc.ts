/**
 * OpenID Connect, authorization code flow: every sign-in with PKCE S256, state and nonce; every ID token with its signature verified
 * against the provider's keys. Source: OpenID Connect Core 1.0, RFC 7636, RFC 9207, OpenID Connect RP-Initiated Logout 1.0.
 */
import {
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { OidcSourceConfig } from '../config/config'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { Proof } from '../domain/proof'
import type { PendingSignIn } from '../domain/sign-in'
import { readAnswer } from './oidc-callback'
import { createOidcClient, type OidcClient } from './oidc-client'
import { proofOf, providerSessionOf, redeemCode } from './oidc-grant'
import { readLogoutToken } from './oidc-logout-token'
import { readPerson } from './oidc-person'
import { refreshTokens } from './oidc-refresh'
import type {
  CallbackRequest,
  IdentitySource,
  SignInRequest,
  SignInResult,
  SignInStart,
  SourceDependencies,
} from './source'
import { type WholeIdentity, wholeIdentities } from './whole-identity'

/** A source that speaks OpenID Connect. Asks the provider for its documents at the first sign-in. */
export function createOidcSource(config: OidcSourceConfig, dependencies: SourceDependencies): IdentitySource {
  const open = createOidcClient(config, dependencies)
  const party: RelyingParty = {
    config,
    redirectUri: `${dependencies.publicUrl}/auth/${config.id}/callback`,
    whole: wholeIdentities(config, dependencies.directory),
    now: dependencies.now,
  }
  return {
    id: config.id,
    kind: 'oidc',
    label: config.label,
    awsApplication: null,
    begin: async (request) => begin(await open(), party, request),
    finish: async (answer, pending) => {
      const attempt = { answer, state: pending.id, ...memoryOf(pending, config) }
      return finish(await open(), party, attempt)
    },
    refresh: async (proof) => {
      if (proof.kind !== 'oidc' || proof.refreshToken === null) return null
      return refreshTokens(await open(), proof, { config, whole: party.whole, now: dependencies.now() })
    },
    metadata: async () => null,
    signOutUrl: async (proof, returnTo) => signOutUrl(open, proof, returnTo),
    backChannel: async (token) => readLogoutToken(await open(), token, { config, now: dependencies.now() }),
    singleLogout: null,
  }
}

interface RelyingParty {
  readonly config: OidcSourceConfig
  readonly redirectUri: string
  readonly whole: WholeIdentity
  readonly now: () => Date
}

/** What a sign-in remembers until its answer comes. */
interface SignInMemory {
  readonly verifier: string
  readonly nonce: string
  /** Whom the person was sent to: the file may name another provider by now, and that one must not get the code. */
  readonly issuer: string
  readonly clientId: string
}

async function begin(client: OidcClient, party: RelyingParty, request: SignInRequest): Promise<SignInStart> {
  const { config, redirectUri } = party
  const { issuer, clientId } = config
  const memory: SignInMemory = { verifier: randomPKCECodeVerifier(), nonce: randomNonce(), issuer, clientId }
  const url = buildAuthorizationUrl(client.configuration, {
    ...config.parameters,
    ...(request.loginHint === null ? {} : { login_hint: request.loginHint }),
    ...(config.responseMode === 'form_post' ? { response_mode: 'form_post' } : {}),
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: config.scopes.join(' '),
    state: request.pendingId,
    nonce: memory.nonce,
    code_challenge: await calculatePKCECodeChallenge(memory.verifier),
    code_challenge_method: 'S256',
  })
  return { kind: 'redirect', url, memory: { ...memory } }
}

function memoryOf(pending: PendingSignIn, { id, issuer, clientId }: OidcSourceConfig): SignInMemory {
  const { verifier, nonce, ...party } = pending.memory
  const isOurs = pending.source === id && party['issuer'] === issuer && party['clientId'] === clientId
  if (!isOurs || !verifier || !nonce) throw new BrevetError('sign_in_state_mismatch')
  return { verifier, nonce, issuer, clientId }
}

interface Attempt extends SignInMemory {
  readonly answer: CallbackRequest
  readonly state: string
}

async function finish(client: OidcClient, party: RelyingParty, attempt: Attempt): Promise<SignInResult> {
  const { config, redirectUri } = party
  const { issuer, namesItselfInAnswers: namesItself } = client.document
  const { answer, state, verifier, nonce } = attempt
  const parameters = readAnswer(answer, { state, issuer, namesItself })
  const grant = await redeemCode(client, { state, verifier, nonce, parameters, redirectUri })
  const identity = await readPerson(client, grant, { config, whole: party.whole, now: party.now() })
  return { identity, proof: proofOf(grant), atProvider: providerSessionOf(grant), sessionEndsBy: null }
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
