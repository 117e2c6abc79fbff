import { BrevetError } from '../domain/errors'
import type { CallbackRequest } from './source'

/** What an answer is held against. */
export interface ExpectedAnswer {
  readonly state: string
  /** As discovered. */
  readonly issuer: string
  /** RFC 9207: the provider promised `iss` in every answer. */
  readonly namesItself: boolean
}

const maxAnswerLength = 16 * 1024
const singles = ['code', 'state', 'iss', 'error', 'error_description', 'response', 'id_token', 'token', 'access_token']

/**
 * Reads an authorization response from the query (GET) or the form (POST), before anything is sent to the provider.
 * Fails with `sign_in_state_mismatch`, `issuer_mismatch` (RFC 9207), `sign_in_cancelled`, `idp_status`,
 * `sign_in_answer_malformed` or `sign_in_answer_too_large`. A token in the answer is refused: the browser brings codes only.
 */
export function readAnswer(answer: CallbackRequest, expected: ExpectedAnswer): URLSearchParams {
  const parameters = answer.form ?? answer.url.searchParams
  if (parameters.toString().length > maxAnswerLength) throw new BrevetError('sign_in_answer_too_large')
  const repeated = singles.find((name) => parameters.getAll(name).length > 1)
  if (repeated !== undefined) throw malformed('repeated', repeated)
  const unwanted = ['response', 'id_token', 'token', 'access_token'].find((name) => parameters.has(name))
  if (unwanted !== undefined) throw malformed('unexpected', unwanted)
  if (!parameters.has('code') && !parameters.has('error')) throw malformed('missing', 'code')
  if (parameters.get('state') !== expected.state) throw new BrevetError('sign_in_state_mismatch')
  checkAnswerIssuer(parameters.get('iss'), expected)
  const error = parameters.get('error')
  if (error !== null) throw providerError(error, parameters.get('error_description'))
  if (parameters.get('code') === '') throw malformed('missing', 'code')
  return new URLSearchParams([...parameters].filter(([name]) => ['code', 'state', 'iss'].includes(name)))
}

function checkAnswerIssuer(iss: string | null, expected: ExpectedAnswer): void {
  if (iss === null && expected.namesItself) throw new BrevetError('issuer_mismatch', { reason: 'missing' })
  if (iss !== null && iss !== expected.issuer) throw new BrevetError('issuer_mismatch', { reason: 'answer' })
}

const safeCode = /^[\w.-]{1,64}$/
const entraCode = /^AADSTS\d{4,9}\b/

/** An error that the provider answered with, as a stable code; its own code is kept when it is plain. RFC 6749 4.1.2.1. */
export function providerError(error: string, description: string | null | undefined): BrevetError {
  if (error === 'access_denied') return new BrevetError('sign_in_cancelled', { error })
  const providerCode = entraCode.exec(description ?? '')?.[0]
  return new BrevetError('idp_status', {
    error: safeCode.test(error) ? error : 'unprintable',
    ...(providerCode === undefined ? {} : { providerCode }),
  })
}

function malformed(reason: string, parameter: string): BrevetError {
  return new BrevetError('sign_in_answer_malformed', { reason, parameter })
}
