import type { Because } from '../domain/entitlement'
import { selects } from './account-selection'
import type { Catalogue, Pair } from './catalogue'
import { areMet, type JudgedCondition, judgeConditions } from './conditions'
import type { Grant, Reach } from './grant'
import { reachOfMatch } from './pattern-match'
import type { Person } from './person'

/** A grant held against a person: every condition, and what follows when all are met. */
export interface Judgement {
  readonly grant: Grant
  readonly conditions: readonly JudgedCondition[]
  /** Empty unless all conditions are met. */
  readonly claims: readonly Claim[]
}

/** Accounts and roles that a met grant gives or takes away, for the same reasons. */
export interface Claim extends Reach {
  readonly because: readonly Because[]
}

/** The one place where a grant is decided; listing, finding and explaining all come here. */
export function judge(grant: Grant, person: Person, question: Question): Judgement {
  const conditions = judgeConditions(grant.when, person, { ...question, grant })
  const claims = areMet(conditions) ? claimsOf(grant, conditions, { person, catalogue: question.catalogue }) : []
  return { grant, conditions, claims }
}

export interface Question {
  readonly catalogue: Catalogue
  /** The pair in question; null when everything is asked for. */
  readonly wanted: Pair | null
}

/** True when the claim is about the pair. */
export function covers({ accounts, roles }: Claim, pair: Pair): boolean {
  return roles.has(pair.role) && selects(accounts, pair.account)
}

interface ClaimContext {
  readonly person: Person
  readonly catalogue: Catalogue
}

/** With a pattern, each matching group names something of its own; otherwise all met groups are reasons for the same. */
function claimsOf(grant: Grant, conditions: readonly JudgedCondition[], context: ClaimContext): readonly Claim[] {
  const { source } = context.person.identity
  const pattern = conditions.find((condition) => condition.kind === 'pattern')
  if (pattern) {
    return pattern.matches
      .filter(({ outcome }) => outcome === 'named')
      .map((match) => ({
        ...reachOfMatch(match, grant, context.catalogue),
        because: [{ grant: grant.id, source, group: match.group }],
      }))
  }
  const { accounts, roles } = grant
  if (accounts === null || roles === null) return []
  const groups = conditions.find((condition) => condition.kind === 'groups')?.matched ?? [null]
  return [{ accounts, roles, because: groups.map((group) => ({ grant: grant.id, source, group })) }]
}
