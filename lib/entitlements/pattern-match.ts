import { selects } from './account-selection'
import type { Catalogue, Pair } from './catalogue'
import type { Grant, Reach } from './grant'
import type { Person } from './person'

/** A group that fits a `groupPattern`. */
export interface PatternMatch {
  readonly group: string
  /** As captured: an id or an alias, if there is such an account. */
  readonly account: string
  /** As captured; null when the pattern captured no role, so that the grant's own roles count. */
  readonly role: string | null
  /** `elsewhere`: it names an account or role other than the one in question, or one outside the grant's own lists. */
  readonly outcome: 'named' | 'unknown-account' | 'unknown-role' | 'elsewhere'
}

/** What the captures of a pattern are looked up in and held against. */
export interface PatternQuestion {
  readonly catalogue: Catalogue
  readonly grant: Grant
  /** The pair in question; null when everything is asked for. */
  readonly wanted: Pair | null
}

type Captured = Readonly<Record<string, string | undefined>>

/**
 * A pattern's cost grows with the group's length, and the provider chooses that: longer groups fit no pattern. UTF-16 units.
 * The configuration bounds the cost of a pattern for groups of this length.
 */
const maxGroupLength = 128

/** The groups that fit the whole pattern. Captures narrow the grant's own accounts and roles, and never widen them. */
export function patternMatches(
  pattern: RegExp,
  { groups }: Person,
  question: PatternQuestion,
): readonly PatternMatch[] {
  const matches: PatternMatch[] = []
  for (const group of groups) {
    const captured = group.length <= maxGroupLength ? pattern.exec(group)?.groups : undefined
    if (captured) matches.push(readMatch(group, captured, question))
  }
  return matches
}

/** The accounts and roles that a match with the outcome `named` is about. */
export function reachOfMatch({ account, role }: PatternMatch, grant: Grant, catalogue: Catalogue): Reach {
  const accountPlace = catalogue.accountNamed(account)
  const rolePlace = role === null ? null : catalogue.roleNamed(role)
  const own = grant.roles ?? (grant.deny ? catalogue.allRoles : noRoles)
  return {
    accounts: accountPlace === null ? [] : [new Set([accountPlace])],
    roles: role === null ? own : new Set(rolePlace === null ? [] : [rolePlace]),
  }
}

const noRoles: ReadonlySet<number> = new Set()

function readMatch(group: string, captured: Captured, { catalogue, grant, wanted }: PatternQuestion): PatternMatch {
  const account = captured['account'] ?? ''
  const role = captured['role'] ?? null
  const accountPlace = catalogue.accountNamed(account)
  if (accountPlace === null) return { group, account, role, outcome: 'unknown-account' }
  const rolePlace = role === null ? null : catalogue.roleNamed(role)
  if (role !== null && rolePlace === null) return { group, account, role, outcome: 'unknown-role' }
  const isWithin =
    (grant.accounts === null || selects(grant.accounts, accountPlace)) &&
    (grant.roles === null || rolePlace === null || grant.roles.has(rolePlace))
  const isWanted =
    wanted === null || (wanted.account === accountPlace && (rolePlace === null || wanted.role === rolePlace))
  return { group, account, role, outcome: isWithin && isWanted ? 'named' : 'elsewhere' }
}
