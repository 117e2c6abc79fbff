import type { GrantConfig } from '../config/config'
import type { Because } from '../domain/entitlement'
import { type Asked, plainTerms, type Terms } from '../domain/terms'

/** The terms of an entitlement, from the grants that give it. */
export type TermsOf = (because: readonly Because[]) => Terms

/**
 * Where several grants give the same role, each bound holds: the shortest session, and everything that one of them asks.
 * Policies add up, as they do at AWS: the session may do what any of the grants allows, and the whole role when one of them
 * gives it. The order of the grants does not matter.
 */
export function termsOfGrants(grants: readonly GrantConfig[]): TermsOf {
  const special = new Map(grants.filter(({ terms }) => terms !== plainTerms).map(({ id, terms }) => [id, terms]))
  if (special.size === 0) return () => plainTerms
  const termsOf = ({ grant }: Because) => special.get(grant) ?? plainTerms
  return (because) => {
    const [first, ...others] = because
    if (!first) return plainTerms
    return others.reduce((terms, other) => combine(terms, termsOf(other)), termsOf(first))
  }
}

function combine(one: Terms, other: Terms): Terms {
  if (one === other) return one
  const isWholeRole = one.policies.length === 0 || other.policies.length === 0
  return {
    maxSession: shorter(one.maxSession, other.maxSession),
    withinSignIn: one.withinSignIn || other.withinSignIn,
    policies: isWholeRole ? [] : union(one.policies, other.policies),
    offeredPolicies: isWholeRole ? union(one.offeredPolicies, other.offeredPolicies) : [],
    reason: stricter(one.reason, other.reason),
    ticket: stricter(one.ticket, other.ticket),
    ticketPatterns: union(one.ticketPatterns, other.ticketPatterns),
  }
}

function shorter(one: Terms['maxSession'], other: Terms['maxSession']): Terms['maxSession'] {
  if (!one || !other) return one ?? other
  return other.seconds < one.seconds ? other : one
}

function stricter(one: Asked, other: Asked): Asked {
  if (one === 'required' || other === 'required') return 'required'
  return one ?? other
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])]
}
