import type { AwsPlace } from './aws-place'
import { partitionOfRegion } from './partition'
import { readPlace } from './pasted-place'

/** What must be known of a role to say whether it fits a place. */
interface FittingRole {
  readonly account: { readonly id: string; readonly alias: string; readonly region: string }
  readonly role: { readonly name: string; readonly privileged: boolean }
}

export interface FittingRoles<R> {
  /** What the text names; null: no place. */
  readonly place: AwsPlace | null
  /** The least privileged first; empty when the text names no place. */
  readonly roles: readonly R[]
}

/** Somebody's roles that fit what they pasted: a console address, an ARN, a refusal of AWS. Runs in the browser as well. */
export function fittingRoles<R extends FittingRole>(text: string, roles: readonly R[]): FittingRoles<R> {
  const place = readPlace(text)
  return { place, roles: place ? rolesAt(place, roles) : [] }
}

/** Somebody's roles for a place, the least privileged first. A role that the text switches to stands alone, if it is among them. */
export function rolesAt<R extends FittingRole>(place: AwsPlace, roles: readonly R[]): readonly R[] {
  const there = byPrivilege(roles.filter(({ account }) => isAt(account, place)))
  const named = there.filter(({ role }) => place.role !== null && role.name.toLowerCase() === place.role.toLowerCase())
  if (named.length === 0) return there
  return place.isRefused ? [...there.filter((role) => !named.includes(role)), ...named] : named
}

function isAt(account: FittingRole['account'], { account: wanted, partition }: AwsPlace): boolean {
  if (wanted !== null) return account.id === wanted || account.alias.toLowerCase() === wanted.toLowerCase()
  return partition === null || partitionOfRegion(account.region)?.id === partition
}

/**
 * The least privileged first: what the operator marked as privileged stands last; before that the usual words in a name decide, and then
 * the order in which the roles came. An order to offer them in: it changes no right.
 */
export function byPrivilege<R extends FittingRole>(roles: readonly R[]): readonly R[] {
  return roles.toSorted((one, other) => rank(one) - rank(other))
}

const mighty = /admin|owner|root|full|break/i
const modest = /read|view|audit|list|billing|support/i

function rank({ role: { name, privileged } }: FittingRole): number {
  const byName = mighty.test(name) ? 2 : modest.test(name) ? 0 : 1
  return byName + (privileged ? 3 : 0)
}
