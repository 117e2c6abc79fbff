import type { ErrorCode } from '@/lib/domain/errors'

/** Who can put it right. `time`: nobody has to; it passes. */
export type Fixer = 'you' | 'operator' | 'accountOwner' | 'time'

/** Who can put each refusal right: a missing code does not compile. */
export const errorFixers: Readonly<Record<ErrorCode, Fixer>> = {
  source_unknown: 'you',
  source_unreachable: 'time',
  source_misconfigured: 'operator',
  sign_in_expired: 'you',
  sign_in_state_mismatch: 'you',
  sign_in_replayed: 'you',
  sign_in_cancelled: 'you',
  sign_in_answer_malformed: 'operator',
  sign_in_answer_too_large: 'operator',
  signature_missing: 'operator',
  signature_invalid: 'operator',
  alg_unsupported: 'operator',
  issuer_mismatch: 'operator',
  audience_mismatch: 'operator',
  recipient_mismatch: 'operator',
  nonce_mismatch: 'you',
  answer_expired: 'you',
  clock_skew: 'operator',
  idp_status: 'operator',
  nameid_missing: 'operator',
  nameid_transient: 'operator',
  subject_mismatch: 'operator',
  tenant_not_allowed: 'you',
  claims_malformed: 'operator',
  groups_incomplete: 'operator',
  email_unverified: 'you',
  email_domain_not_allowed: 'you',
  not_signed_in: 'you',
  origin_refused: 'operator',
  request_malformed: 'you',
  not_found: 'you',
  rate_limited: 'time',
  not_entitled: 'operator',
  keys_not_allowed: 'operator',
  console_not_allowed: 'operator',
  console_opens_whole: 'you',
  destination_not_allowed: 'you',
  reason_required: 'you',
  sign_in_ends_soon: 'you',
  proof_missing: 'you',
  proof_expired: 'you',
  assertion_stale: 'you',
  assertion_without_role: 'operator',
  sts_denied: 'accountOwner',
  sts_token_rejected: 'operator',
  sts_token_expired: 'operator',
  sts_issuer_unreachable: 'operator',
  sts_policy_too_large: 'operator',
  sts_request_rejected: 'operator',
  sts_region_disabled: 'accountOwner',
  sts_throttled: 'time',
  sts_unreachable: 'time',
  mfa_code_required: 'you',
  mfa_code_rejected: 'you',
  aws_credentials_missing: 'operator',
  aws_credentials_rejected: 'operator',
  console_unreachable: 'time',
  console_sign_out_unavailable: 'you',
  console_unknown: 'operator',
  console_refused: 'operator',
  config_invalid: 'operator',
  store_unavailable: 'operator',
  store_locked: 'operator',
  audit_unavailable: 'operator',
  internal: 'operator',
}

/** The people who run Brevet, where the operator gave them no name. */
export const unnamedOperator = 'your platform team'

/** Whom to ask, in two parts around the name of the people who run Brevet. `owner`: of the account, as its tags have it. */
export function fixerSentence(fixer: Fixer, owner: string | null): readonly [before: string, after: string] {
  switch (fixer) {
    case 'you':
      return ['You. If that does not help, ask ', '.']
    case 'operator':
      return ['Whoever runs Brevet here: ', '.']
    case 'accountOwner':
      if (owner !== null) return [`The owner of the AWS account: ${owner}. If you cannot reach them, ask `, '.']
      return ['The owner of the AWS account. If you do not know them, ask ', '.']
    case 'time':
      return ['Nobody has to: it usually passes. If it stays, ask ', '.']
  }
}
