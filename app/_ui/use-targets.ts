import { useMemo } from 'react'
import { type AccountView, type RoleTarget, targetOf } from './access-view'

/** Finds roles by their entitlement ids. */
export interface Targets {
  /** Null for a role that is not theirs, or no longer. */
  readonly find: (entitlement: string) => RoleTarget | null
  /** Those that are theirs, in the same order. */
  readonly findAll: (entitlements: readonly string[]) => readonly RoleTarget[]
}

/** An index over the accounts, made once. */
export function useTargets(accounts: readonly AccountView[]): Targets {
  return useMemo(() => {
    const byId = new Map(accounts.map((account) => [account.id, account]))
    const find = (entitlement: string) => {
      const account = byId.get(entitlement.slice(0, entitlement.indexOf('/')))
      const role = account?.roles.find(({ id }) => id === entitlement)
      return account && role ? targetOf(account, role) : null
    }
    return { find, findAll: (entitlements) => entitlements.flatMap((entitlement) => find(entitlement) ?? []) }
  }, [accounts])
}
