import type { Entitlement } from '@/lib/domain/entitlement'
import type { AccountView, RoleTarget, RoleView } from '../_ui/access-view'
import { environmentLook } from '../_ui/environment'

/** What the list shows of a person's entitlements: one view an account, in the order in which they come. */
export function accountViews(entitlements: readonly Entitlement[]): readonly AccountView[] {
  const grouped = new Map<string, { readonly account: RoleTarget['account']; readonly roles: RoleView[] }>()
  for (const entitlement of entitlements) {
    const { account, role } = targetView(entitlement)
    const group = grouped.get(account.id) ?? { account, roles: [] }
    group.roles.push(role)
    grouped.set(account.id, group)
  }
  return [...grouped.values()].map(({ account, roles }) => ({ ...account, roles }))
}

/** One role with its account, as a dialog or confirmation names it. */
export function targetView(entitlement: Entitlement): RoleTarget {
  const { id, account, role, console, keys, maxDurationSeconds, method, methodReason, needsMfaCode } = entitlement
  return {
    account: {
      id: account.id,
      name: account.name,
      alias: account.alias,
      environment: account.environment,
      region: account.region,
    },
    role: {
      id,
      name: role.name,
      description: role.description,
      console,
      keys,
      privileged: role.privileged && environmentLook(account.environment) === 'production',
      maxDurationSeconds,
      method: [method, methodReason.because],
      needsMfaCode,
    },
  }
}
