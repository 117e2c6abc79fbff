/**
 * Logout tokens, by which a provider ends sessions without the browser. Source: OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6.
 */
import { createLocalJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { OidcSourceConfig } from '../config/config'
import { BrevetError, type ErrorCode } from '../domain/errors'
import type { OidcClient } from './oidc-client'
import { signatureAlgorithms } from './oidc-document'
import { checkTenant } from './oidc-issuer'
import type { VerifiedSignOut } from './source'

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
const longestToken = 16 * 1024
const longestText = 1024
const toleranceSeconds = 60
const maxAgeSeconds = 600

/** Providers that are older than the type write `JWT`, or nothing. */
const types: readonly unknown[] = [undefined, 'logout+jwt', 'application/logout+jwt', 'jwt']

/** What a logout token is held against, and when. */
export interface LogoutTokenContext {
  readonly config: OidcSourceConfig
  readonly now: Date
}

/**
 * Verifies a logout token completely: type, algorithm, signature by the provider's live keys, issuer, audience, age, the event, and that
 * it is no ID token. Fails with `sign_in_answer_malformed`, `alg_unsupported`, `signature_invalid`, `issuer_mismatch`, `audience_mismatch`,
 * `answer_expired`, `clock_skew`, `nonce_mismatch` or `claims_malformed`.
 */
export async function readLogoutToken(
  client: OidcClient,
  token: string,
  { config, now }: LogoutTokenContext,
): Promise<VerifiedSignOut> {
  checkHeader(token)
  const claims = await verify(client, token, now)
  checkAddressees(client, claims, config)
  const issuedAt = checkAge(claims, now)
  if (claims['nonce'] !== undefined) throw new BrevetError('nonce_mismatch', { reason: 'present' })
  checkEvent(claims['events'])
  const { subject, sessionId } = whomOf(claims)
  return {
    source: config.id,
    subject,
    sessionIds: sessionId === null ? [] : [sessionId],
    messageId: textClaim(claims, 'jti') ?? missing('jti'),
    refusedFrom: new Date((issuedAt + maxAgeSeconds + toleranceSeconds) * 1000),
  }
}

function checkHeader(token: string): void {
  if (token.length > longestToken) throw malformedToken('too_long')
  const { typ, alg } = headerOf(token)
  if (!types.includes(typeof typ === 'string' ? typ.toLowerCase() : typ)) throw malformedToken('type')
  if (typeof alg !== 'string' || !signatureAlgorithms.includes(alg)) {
    throw new BrevetError('alg_unsupported', { reason: 'logout_token' })
  }
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token)
  } catch {
    throw malformedToken('no_jwt')
  }
}

async function verify(client: OidcClient, token: string, now: Date): Promise<JWTPayload> {
  const algorithms = acceptedBy(client)
  const keys = createLocalJWKSet(await client.keySet())
  try {
    const rules = { algorithms, currentDate: now, clockTolerance: toleranceSeconds, requiredClaims: ['exp', 'iat'] }
    return (await jwtVerify(token, keys, rules)).payload
  } catch (error) {
    throw translated(error)
  }
}

/** What the provider says it signs with, of what we accept. */
function acceptedBy({ configuration }: OidcClient): string[] {
  const listed = configuration.serverMetadata().id_token_signing_alg_values_supported ?? []
  return signatureAlgorithms.filter((algorithm) => listed.includes(algorithm))
}

/** jose's errors quote claims, so none of them goes further. */
function translated(error: unknown): BrevetError {
  if (error instanceof errors.JWTExpired) return new BrevetError('answer_expired', { claim: 'exp' })
  if (error instanceof errors.JWTClaimValidationFailed) {
    const code: ErrorCode = error.claim === 'nbf' && error.reason === 'check_failed' ? 'clock_skew' : 'claims_malformed'
    return new BrevetError(code, { claim: error.claim, reason: error.reason })
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return new BrevetError('alg_unsupported', { reason: 'logout_token' })
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return new BrevetError('signature_invalid', { reason: 'key_unknown' })
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new BrevetError('signature_invalid', { reason: 'signature' })
  }
  return malformedToken('no_jwt')
}

/** It is for us alone, and from the source's issuer; where many tenants share one, from a tenant that may sign in. */
function checkAddressees({ document }: OidcClient, claims: JWTPayload, { clientId, tenants }: OidcSourceConfig): void {
  const { issuer, isMultiTenant } = document
  if (!isMultiTenant && claims.iss !== issuer) throw new BrevetError('issuer_mismatch', { reason: 'logout_token' })
  checkTenant(claims, { issuer, isMultiTenant, tenants })
  const audiences = [claims.aud].flat()
  if (audiences.length !== 1 || audiences[0] !== clientId) {
    throw new BrevetError('audience_mismatch', {
      claim: 'aud',
      reason: claims.aud === undefined ? 'missing' : 'differs',
    })
  }
}

/** Seconds since 1970 at which it was issued. */
function checkAge({ iat }: JWTPayload, now: Date): number {
  if (typeof iat !== 'number') throw new BrevetError('claims_malformed', { claim: 'iat' })
  const seconds = iat - Math.floor(now.getTime() / 1000)
  if (seconds > toleranceSeconds) throw new BrevetError('clock_skew', { claim: 'iat', seconds })
  if (seconds < -maxAgeSeconds) throw new BrevetError('answer_expired', { claim: 'iat', seconds })
  return iat
}

/** The member that makes a token a logout token; its value is an object, of which nothing is read. */
function checkEvent(events: unknown): void {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  const event = isObject(events) && Object.hasOwn(events as object, logoutEvent) ? Object(events)[logoutEvent] : null
  if (!isObject(event)) throw new BrevetError('claims_malformed', { claim: 'events' })
}

function whomOf(claims: JWTPayload): { readonly subject: string | null; readonly sessionId: string | null } {
  const subject = textClaim(claims, 'sub')
  const sessionId = textClaim(claims, 'sid')
  return subject === null && sessionId === null ? missing('sub') : { subject, sessionId }
}

function textClaim(claims: JWTPayload, claim: 'jti' | 'sid' | 'sub'): string | null {
  const value = claims[claim]
  if (value === undefined) return null
  if (typeof value !== 'string' || value === '' || value.length > longestText) {
    throw new BrevetError('claims_malformed', { claim })
  }
  return value
}

function missing(claim: string): never {
  throw new BrevetError('claims_malformed', { claim, reason: 'missing' })
}

function malformedToken(reason: string): BrevetError {
  return new BrevetError('sign_in_answer_malformed', { what: 'logout_token', reason })
}
