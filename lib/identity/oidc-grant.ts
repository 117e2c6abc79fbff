import { authorizationCodeGrant, fetchUserInfo } from 'openid-client'
import { BrevetError } from '../domain/errors'
import type { OidcProof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { ProviderSession } from '../domain/session'
import type { OidcClient } from './oidc-client'
import { translateFault } from './oidc-faults'
import type { Claims, VerifiedToken } from './oidc-token'

/** An answer that passed `readAnswer`, with what its sign-in remembered. */
export interface CodeAnswer {
  readonly parameters: URLSearchParams
  readonly redirectUri: string
  readonly state: string
  /** PKCE, RFC 7636. */
  readonly verifier: string
  readonly nonce: string
}

/** The tokens of one sign-in, verified by openid-client. */
export interface Grant extends VerifiedToken {
  readonly refreshToken: string | null
}

/** Exchanges the code at the token endpoint. The redirect URI is our own, whatever host the answer came in under. */
export async function redeemCode(client: OidcClient, answer: CodeAnswer): Promise<Grant> {
  try {
    const url = new URL(`${answer.redirectUri}?${answer.parameters}`)
    const tokens = await authorizationCodeGrant(client.configuration, url, {
      pkceCodeVerifier: answer.verifier,
      expectedNonce: answer.nonce,
      expectedState: answer.state,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims || tokens.id_token === undefined) throw new BrevetError('sign_in_answer_malformed', { reason: 'token' })
    const { id_token: idToken, access_token: accessToken, refresh_token: refreshToken = null } = tokens
    return { claims, idToken, accessToken, refreshToken }
  } catch (error) {
    throw translateFault(error)
  }
}

/** Asks userinfo about the person of a token; fails with `subject_mismatch` when it speaks of another. OpenID Connect Core 5.3.2. */
export async function askUserinfo(client: OidcClient, token: VerifiedToken): Promise<Claims> {
  try {
    return await fetchUserInfo(client.configuration, token.accessToken, String(token.claims['sub']))
  } catch (error) {
    throw translateFault(error)
  }
}

const lastInstant = 8.64e15

/** What is kept of a sign-in for sign-out, refresh, and methods that hand the token to AWS. */
export function proofOf(grant: Grant): OidcProof {
  const { sid, exp } = grant.claims
  return {
    kind: 'oidc',
    idToken: secret(grant.idToken),
    refreshToken: grant.refreshToken === null ? null : secret(grant.refreshToken),
    sessionId: typeof sid === 'string' ? sid : null,
    expiresAt: new Date(Math.min(Number(exp) * 1000, lastInstant)),
  }
}

/** The session as the provider will name it when it ends it. */
export function providerSessionOf({ claims: { sub, sid } }: Grant): ProviderSession {
  return { subject: String(sub), sessionId: typeof sid === 'string' && sid !== '' ? sid : null }
}
