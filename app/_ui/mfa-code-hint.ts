import type { FederationKind } from '@/lib/domain/federation-kind'

/** Whose device shows the code: a role is assumed as Brevet's own user of IAM, everything else asks as the account's. */
export function codeHint(method: FederationKind): string {
  const device =
    method === 'assume-role' ? 'the MFA device of Brevet’s own AWS user' : 'the MFA device of this account’s IAM user'
  return `Six digits from ${device}. A code works once.`
}
