import type { Offer } from '@/lib/broker/offer'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { AccountView, RoleTarget, RoleView } from '../_ui/access-view'
import { environmentLook } from '../_ui/environment'
import type { RoleOffer } from '../_ui/role-offer'

/** What the list shows of a person's entitlements: one view an account, in the order in which they come. */
export function accountViews(
  entitlements: readonly Entitlement[],
  offerOf: (entitlement: Entitlement) => Offer,
): readonly AccountView[] {
  const offers = new Map<string, RoleOffer>()
  const grouped = new Map<string, { readonly account: RoleTarget['account']; readonly roles: RoleView[] }>()
  for (const entitlement of entitlements) {
    const { account, role: ownRole } = targetView(entitlement, offerOf(entitlement))
    const role = { ...ownRole, offer: shared(offers, ownRole.offer) }
    const group = grouped.get(account.id) ?? { account, roles: [] }
    group.roles.push(role)
    grouped.set(account.id, group)
  }
  return [...grouped.values()].map(({ account, roles }) => ({ ...account, roles }))
}

/** Thousands of roles have a handful of offers: the page carries each of them once. */
function shared(offers: Map<string, RoleOffer>, offer: RoleOffer): RoleOffer {
  const key = JSON.stringify(offer)
  const known = offers.get(key) ?? offer
  offers.set(key, known)
  return known
}

/** One role with its account, as a dialog or confirmation names it. */
export function targetView(entitlement: Entitlement, offer: Offer): RoleTarget {
  const { id, account, role, console, keys, method, methodReason, needsMfaCode } = entitlement
  const { limits, maxDurationSeconds, ...offered } = offer
  return {
    account: {
      id: account.id,
      name: account.name,
      alias: account.alias,
      environment: account.environment,
      region: account.region,
      tags: account.tags,
    },
    role: {
      id,
      name: role.name,
      description: role.description,
      console,
      keys,
      privileged: role.privileged && environmentLook(account.environment) === 'production',
      maxDurationSeconds,
      offer: { limitedBy: limits[0]?.by ?? 'role', ...offered },
      method: [method, methodReason.because],
      needsMfaCode,
    },
  }
}
