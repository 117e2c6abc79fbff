import type { Entitlement } from '../domain/entitlement'

/** How a link names a role, in the words of whoever wrote it. */
export interface LinkName {
  /** The id, the alias, or the name with hyphens. */
  readonly account: string
  /** The name, or the name with hyphens; null: every role of the account. */
  readonly role: string | null
}

/**
 * The roles of one person that a link means: one, several where it is ambiguous, or none. It looks at nothing but what the person has,
 * so that what belongs to others and what does not exist cannot be told apart. An exact name excludes those that are only alike.
 */
export function linkedRoles({ account, role }: LinkName, own: readonly Entitlement[]): readonly Entitlement[] {
  const inAccount = closest(own, [
    (entitlement) => entitlement.account.id === account,
    (entitlement) => entitlement.account.alias === account,
    ({ account: { alias, name } }) => isAlike(account, alias) || isAlike(account, name),
  ])
  if (role === null) return inAccount
  return closest(inAccount, [
    (entitlement) => entitlement.role.name === role,
    (entitlement) => isAlike(role, entitlement.role.name),
  ])
}

type Test = (entitlement: Entitlement) => boolean

/** What meets the first test that anything meets. */
function closest(entitlements: readonly Entitlement[], tests: readonly Test[]): readonly Entitlement[] {
  for (const test of tests) {
    const met = entitlements.filter(test)
    if (met.length > 0) return met
  }
  return []
}

function isAlike(written: string, name: string): boolean {
  const wanted = slugOf(written)
  return written.toLowerCase() === name.toLowerCase() || (wanted !== '' && wanted === slugOf(name))
}

/** `Payments production` as `payments-production`. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
