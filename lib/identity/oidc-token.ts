import { createHash, timingSafeEqual } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import { signatureAlgorithms } from './oidc-document'

export type Claims = Readonly<Record<string, unknown>>

/** A token whose signature and standard claims openid-client has verified. */
export interface VerifiedToken {
  readonly claims: Claims
  readonly idToken: string
  readonly accessToken: string
}

const maxAgeSeconds = 600
const maxAheadSeconds = 60

/**
 * The checks that openid-client leaves out: the algorithm list once more, `azp` whenever present, the age of `iat`, and `at_hash`.
 * Fails with `alg_unsupported`, `audience_mismatch`, `clock_skew` or `signature_invalid`. Source: OpenID Connect Core 3.1.3.7, 3.1.3.8.
 */
export function checkToken(token: VerifiedToken, clientId: string, now: Date): void {
  const algorithm = algorithmOf(token.idToken)
  const { azp, iat, at_hash: accessTokenHash } = token.claims
  if (azp !== undefined && azp !== clientId)
    throw new BrevetError('audience_mismatch', { claim: 'azp', reason: 'differs' })
  checkIssuedAt(iat, now)
  if (accessTokenHash !== undefined && !matchesHash(accessTokenHash, token.accessToken, algorithm)) {
    throw new BrevetError('signature_invalid', { reason: 'at_hash' })
  }
}

/** `sub` of a token that was verified before. */
export function subjectOf(idToken: string): unknown {
  const claims: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  return typeof claims === 'object' && claims !== null && 'sub' in claims ? claims.sub : null
}

function checkIssuedAt(iat: unknown, now: Date): void {
  if (typeof iat !== 'number') throw new BrevetError('claims_malformed', { claim: 'iat' })
  const seconds = iat - Math.floor(now.getTime() / 1000)
  if (seconds > maxAheadSeconds || seconds < -maxAgeSeconds)
    throw new BrevetError('clock_skew', { claim: 'iat', seconds })
}

function algorithmOf(idToken: string): string {
  const header: unknown = JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString())
  const algorithm = typeof header === 'object' && header !== null && 'alg' in header ? header.alg : null
  if (typeof algorithm !== 'string' || !signatureAlgorithms.includes(algorithm)) {
    throw new BrevetError('alg_unsupported', { reason: 'id_token' })
  }
  return algorithm
}

function matchesHash(claim: unknown, accessToken: string, algorithm: string): boolean {
  if (typeof claim !== 'string') return false
  const isEdwards = algorithm.startsWith('Ed')
  const digest = createHash(isEdwards ? 'sha512' : `sha${algorithm.slice(-3)}`)
    .update(accessToken)
    .digest()
  const expected = Buffer.from(digest.subarray(0, digest.length / 2).toString('base64url'))
  const actual = Buffer.from(claim)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
