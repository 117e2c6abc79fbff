import type { AwsCode, AwsReason } from '@/lib/domain/aws-reason'
import type { ErrorCode } from '@/lib/domain/errors'
import type { Fixer } from './error-fixer'

type ReasonFixers = { readonly [Code in AwsCode]: Readonly<Record<AwsReason<Code>, Fixer>> }

const reasonFixers: ReasonFixers = {
  sts_denied: {
    'trust-policy': 'accountOwner',
    'tag-session': 'accountOwner',
    'set-source-identity': 'accountOwner',
    'explicit-deny': 'operator',
    'identity-policy': 'accountOwner',
  },
  mfa_code_required: { 'mfa-missing': 'you' },
  mfa_code_rejected: { 'mfa-wrong': 'you', 'mfa-serial': 'operator' },
  aws_credentials_rejected: {
    'key-unknown': 'operator',
    'session-ended': 'operator',
    clock: 'operator',
    'signature-mismatch': 'operator',
    'signature-absent': 'operator',
  },
  sts_token_rejected: {
    'provider-not-registered': 'accountOwner',
    'provider-missing': 'accountOwner',
    audience: 'accountOwner',
    thumbprint: 'accountOwner',
    signature: 'accountOwner',
    'assertion-unsigned': 'operator',
    'response-invalid': 'operator',
    issuer: 'accountOwner',
    'role-not-in-assertion': 'operator',
    'session-name': 'operator',
    'source-identity': 'operator',
    'claim-rejected': 'operator',
  },
  sts_token_expired: {
    'token-expired': 'operator',
    'token-too-old': 'operator',
    'response-expired': 'you',
    'response-too-old': 'you',
  },
  sts_issuer_unreachable: { 'key-not-retrieved': 'operator', 'issuer-silent': 'operator' },
  sts_policy_too_large: { 'packed-size': 'operator' },
  sts_request_rejected: {
    'duration-above-role': 'you',
    'duration-chained': 'you',
    'duration-invalid': 'you',
    'session-name-invalid': 'operator',
    'policy-malformed': 'operator',
    'input-malformed': 'operator',
  },
  sts_region_disabled: { 'region-deactivated': 'accountOwner', 'opt-in-region': 'accountOwner' },
  sts_throttled: { 'rate-exceeded': 'time' },
  sts_unreachable: { 'internal-failure': 'time', 'service-unavailable': 'time', network: 'operator', timeout: 'time' },
  console_refused: { 'session-refused': 'operator' },
  console_unreachable: { 'server-fault': 'time', network: 'operator', timeout: 'time' },
}

/** Who differs where the person's own provider vouches. */
const providerFixers = { sts_token_expired: { 'token-expired': 'you', 'token-too-old': 'you' } } as const

type Fixers = Readonly<Partial<Record<ErrorCode, Readonly<Record<string, Fixer>>>>>

/** Who can put right what a reason names; undefined where the code says it. */
export function reasonFixer(code: ErrorCode, reason: string, byProvider: boolean): Fixer | undefined {
  const differing: Fixers = byProvider ? providerFixers : {}
  const known: Fixers = reasonFixers
  return differing[code]?.[reason] ?? known[code]?.[reason]
}
