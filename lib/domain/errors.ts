/**
 * Every way in which Brevet refuses or fails, as one closed list of stable codes.
 * A code is part of the API: it appears in problem+json, in the audit and in the texts of the screens.
 */
export const errorCodes = [
  // sign-in
  'source_unknown',
  'source_unreachable',
  'source_misconfigured',
  'source_address_refused',
  'sign_in_expired',
  'sign_in_state_mismatch',
  'sign_in_replayed',
  'sign_in_cancelled',
  'sign_in_answer_malformed',
  'sign_in_answer_too_large',
  'signature_missing',
  'signature_invalid',
  'alg_unsupported',
  'issuer_mismatch',
  'audience_mismatch',
  'recipient_mismatch',
  'nonce_mismatch',
  'answer_expired',
  'clock_skew',
  'idp_status',
  'nameid_missing',
  'nameid_transient',
  'subject_mismatch',
  'tenant_not_allowed',
  'claims_malformed',
  'groups_incomplete',
  'directory_unreachable',
  'directory_misconfigured',
  'email_unverified',
  'email_domain_not_allowed',
  // session and requests
  'not_signed_in',
  'api_token_refused',
  'api_token_asleep',
  'api_token_scope',
  'api_token_limit',
  'origin_refused',
  'request_malformed',
  'not_found',
  'rate_limited',
  // entitlements
  'not_entitled',
  'keys_not_allowed',
  'console_not_allowed',
  'console_opens_whole',
  'destination_not_allowed',
  'reason_required',
  'sign_in_ends_soon',
  // federation
  'proof_missing',
  'proof_expired',
  'assertion_stale',
  'assertion_without_role',
  'sts_denied',
  'sts_token_rejected',
  'sts_token_expired',
  'sts_issuer_unreachable',
  'sts_policy_too_large',
  'sts_request_rejected',
  'sts_region_disabled',
  'sts_throttled',
  'sts_unreachable',
  'mfa_code_required',
  'mfa_code_rejected',
  'aws_credentials_missing',
  'aws_credentials_rejected',
  'issuer_key_unavailable',
  'console_unreachable',
  'console_refused',
  'console_sign_out_unavailable',
  'console_unknown',
  // revocation of AWS sessions
  'revocation_name_mismatch',
  'revocation_busy',
  'revocation_too_large',
  'iam_refused',
  'iam_unreachable',
  // Brevet itself
  'config_invalid',
  'store_unavailable',
  'store_locked',
  'audit_unavailable',
  'internal',
] as const

/** One of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number]

/** Facts that may be shown to the person and written to the audit. Never a token, assertion, key or claim value. */
export type SafeDetails = Readonly<Record<string, string | number | boolean>>

/** The only error that Brevet's own code throws on purpose. Anything else that is thrown is a bug. */
export class BrevetError extends Error {
  readonly code: ErrorCode
  readonly details: SafeDetails

  constructor(code: ErrorCode, details: SafeDetails = {}, options: { readonly cause?: unknown } = {}) {
    super(`${code}${Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : ''}`, options)
    this.name = 'BrevetError'
    this.code = code
    this.details = details
  }
}

/** True for an error that Brevet threw on purpose; works across duplicated bundles, where `instanceof` does not. */
export function isBrevetError(error: unknown): error is BrevetError {
  return error instanceof Error && error.name === 'BrevetError' && 'code' in error
}
