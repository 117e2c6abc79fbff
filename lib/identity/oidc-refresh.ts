import { ResponseBodyError, refreshTokenGrant } from 'openid-client'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { OidcProof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { OidcClient } from './oidc-client'
import { translateFault } from './oidc-faults'
import { proofOf } from './oidc-grant'
import { type ReadingContext, readPerson } from './oidc-person'
import { subjectOf, type VerifiedToken } from './oidc-token'
import type { RefreshedSignIn } from './source'

/**
 * Asks for new tokens once. Fails with `proof_expired` when the provider no longer honours the refresh token, `subject_mismatch`
 * when it answers about somebody else, and as a sign-in does. A provider may answer without an ID token, and without a new refresh
 * token: then the old one goes on. Source: RFC 6749 section 6, OpenID Connect Core 12.
 */
export async function refreshTokens(
  client: OidcClient,
  proof: OidcProof,
  context: ReadingContext,
): Promise<RefreshedSignIn | null> {
  if (proof.refreshToken === null) return null
  const granted = await redeem(client, proof.refreshToken.reveal())
  const refreshToken = granted.refreshToken ?? proof.refreshToken.reveal()
  const unchanged = { identity: null, proof: { ...proof, refreshToken: secret(refreshToken) } }
  if (granted.token === null) return unchanged
  if (granted.token.claims['sub'] !== subjectOf(proof.idToken.reveal())) throw new BrevetError('subject_mismatch')
  const identity = await readPerson(client, granted.token, context).catch(directoryFault)
  if (isBrevetError(identity)) return { ...unchanged, fault: identity }
  const renewed = proofOf({ ...granted.token, refreshToken })
  return { identity, proof: { ...renewed, sessionId: renewed.sessionId ?? proof.sessionId } }
}

/** The refresh token is used up by now, and a directory that is down today answers tomorrow. */
function directoryFault(error: unknown): BrevetError {
  if (isBrevetError(error) && error.code === 'directory_unreachable') return error
  throw error
}

interface Granted {
  /** Null when the provider gave no ID token. */
  readonly token: VerifiedToken | null
  readonly refreshToken: string | null
}

async function redeem(client: OidcClient, refreshToken: string): Promise<Granted> {
  try {
    const tokens = await refreshTokenGrant(client.configuration, refreshToken)
    const { id_token: idToken, access_token: accessToken, refresh_token: next = null } = tokens
    const claims = tokens.claims()
    const token = claims && idToken !== undefined ? { claims, idToken, accessToken } : null
    return { token, refreshToken: next }
  } catch (error) {
    if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
      throw new BrevetError('proof_expired', { reason: 'refresh_refused' })
    }
    throw translateFault(error)
  }
}
