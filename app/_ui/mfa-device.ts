import type { FederationKind } from '@/lib/domain/federation-kind'

/** Whose device shows the code: a role is assumed as Brevet's own user of IAM, everything else asks as the account's. */
export function deviceOf(method: FederationKind): 'brevet' | 'account' {
  return method === 'assume-role' ? 'brevet' : 'account'
}
