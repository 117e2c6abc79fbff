import type { ErrorCode } from './errors'

/**
 * What AWS's answer says beside our code, as one closed list for each code. A reason is part of the API: it stands in problem+json and
 * in the audit. An answer that is not known has the code alone.
 */
export const awsReasons = {
  sts_denied: ['trust-policy', 'tag-session', 'set-source-identity', 'explicit-deny', 'identity-policy'],
  mfa_code_required: ['mfa-missing'],
  mfa_code_rejected: ['mfa-wrong', 'mfa-serial'],
  sts_token_rejected: [
    'provider-not-registered',
    'provider-missing',
    'audience',
    'thumbprint',
    'signature',
    'assertion-unsigned',
    'response-invalid',
    'issuer',
    'role-not-in-assertion',
    'session-name',
    'source-identity',
    'claim-rejected',
  ],
  sts_token_expired: ['token-expired', 'token-too-old', 'response-expired', 'response-too-old'],
  sts_issuer_unreachable: ['key-not-retrieved', 'issuer-silent'],
  sts_policy_too_large: ['packed-size'],
  sts_request_rejected: [
    'duration-above-role',
    'duration-chained',
    'duration-invalid',
    'session-name-invalid',
    'policy-malformed',
    'input-malformed',
  ],
  aws_credentials_rejected: ['key-unknown', 'session-ended', 'clock', 'signature-mismatch', 'signature-absent'],
  sts_region_disabled: ['region-deactivated', 'opt-in-region'],
  sts_throttled: ['rate-exceeded'],
  sts_unreachable: ['internal-failure', 'service-unavailable', 'network', 'timeout'],
  console_refused: ['session-refused'],
  console_unreachable: ['server-fault', 'network', 'timeout'],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>

/** A code that stands for an answer of AWS, or for none. */
export type AwsCode = keyof typeof awsReasons

/** The reasons that a code can have. */
export type AwsReason<Code extends AwsCode = AwsCode> = (typeof awsReasons)[Code][number]

/** Whether a refusal came of asking AWS. */
export function isAwsCode(code: ErrorCode): code is AwsCode {
  return Object.hasOwn(awsReasons, code)
}
