import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'
import { BrevetError, type ErrorCode, isBrevetError } from '../domain/errors'
import { providerError } from './oidc-callback'

/**
 * Translates what openid-client throws. The vendor's error is not kept as cause: it carries claims, tokens and response bodies.
 * Anything it does not explain is the provider's answer being malformed.
 */
export function translateFault(error: unknown): BrevetError {
  const own = findOwn(error)
  if (own) return own
  if (error instanceof WWWAuthenticateChallengeError) return challenged(error)
  if (error instanceof ResponseBodyError) {
    return error.error === 'invalid_client' ? clientRefused() : providerError(error.error, error.error_description)
  }
  if (error instanceof ClientError) return translateClientError(error)
  return new BrevetError('sign_in_answer_malformed')
}

/** Errors of our own fetch come back wrapped. */
function findOwn(error: unknown): BrevetError | null {
  for (let link = error; link instanceof Error; link = link.cause) if (isBrevetError(link)) return link
  return null
}

/** A bearer challenge refuses the access token (userinfo), any other the client itself (token endpoint). */
function challenged(error: WWWAuthenticateChallengeError): BrevetError {
  const isBearer = error.cause.some((challenge) => challenge.scheme === 'bearer')
  return isBearer ? providerError('access_token_refused', null) : clientRefused()
}

function clientRefused(): BrevetError {
  return new BrevetError('source_misconfigured', { reason: 'client_refused' })
}

function translateClientError(error: ClientError): BrevetError {
  const facts = factsOf(error.cause)
  switch (error.code) {
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
      return new BrevetError('source_misconfigured', { reason: 'status', status: statusOf(error.cause) })
    case 'OAUTH_KEY_SELECTION_FAILED':
      return new BrevetError('signature_invalid', { reason: 'key_unknown' })
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return translateTimestamp(facts)
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return claimFault(facts['claim'], 'differs')
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return new BrevetError(facts['attribute'] === 'sub' ? 'subject_mismatch' : 'issuer_mismatch')
    case 'OAUTH_UNSUPPORTED_OPERATION':
      return 'body' in facts || 'header' in facts ? malformedToken() : unsupportedAlgorithm()
    default:
      return translateContent(facts)
  }
}

function translateContent(facts: Readonly<Record<string, unknown>>): BrevetError {
  if ('signature' in facts) return new BrevetError('signature_invalid', { reason: 'signature' })
  if ('header' in facts && 'reason' in facts) return unsupportedAlgorithm()
  const claims = record(facts['claims'])
  const missing = claims && ['iss', 'aud', 'nonce', 'exp', 'iat', 'sub'].find((name) => claims[name] === undefined)
  return missing ? claimFault(missing, 'missing') : malformedToken()
}

function translateTimestamp(facts: Readonly<Record<string, unknown>>): BrevetError {
  const { claim, now, claims } = facts
  const instant = typeof claim === 'string' ? record(claims)?.[claim] : null
  const seconds = typeof instant === 'number' && typeof now === 'number' ? Math.round(instant - now) : 0
  return new BrevetError(claim === 'nbf' ? 'clock_skew' : 'answer_expired', { seconds })
}

const claimCodes: Readonly<Record<string, ErrorCode>> = {
  iss: 'issuer_mismatch',
  aud: 'audience_mismatch',
  azp: 'audience_mismatch',
  nonce: 'nonce_mismatch',
}

function claimFault(claim: unknown, reason: string): BrevetError {
  const name = typeof claim === 'string' ? claim : 'unknown'
  return new BrevetError(claimCodes[name] ?? 'claims_malformed', { claim: name, reason })
}

function unsupportedAlgorithm(): BrevetError {
  return new BrevetError('alg_unsupported', { reason: 'id_token' })
}

function malformedToken(): BrevetError {
  return new BrevetError('sign_in_answer_malformed', { reason: 'token' })
}

/** The library's facts sit one cause below the error it wraps. */
function factsOf(cause: unknown): Readonly<Record<string, unknown>> {
  return (cause instanceof Error ? record(cause.cause) : null) ?? {}
}

function statusOf(cause: unknown): number {
  return cause instanceof Response ? cause.status : 0
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null
}
