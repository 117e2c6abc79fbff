import type { Identity } from '../domain/identity'
import type { JudgedCondition } from './conditions'
import { touches } from './grant'
import { covers, judge } from './judgement'
import { toPerson } from './person'
import { judgeCandidates, type Rules } from './resolve'

/** Why somebody may, or may not, have one role in one account: material for sentences, in the order of the file. */
export interface Explanation {
  /** The id that was asked for, as it was asked for: hostile text. */
  readonly id: string
  /** `unknown`: no such account or role. `not-granted`: no grant that gives it is met. */
  readonly verdict: 'granted' | 'denied' | 'not-granted' | 'unknown'
  /** The grants that made the verdict: those that give it, or those that deny it. */
  readonly decidedBy: readonly string[]
  /** Every grant that can be about this account and role, met or not. */
  readonly grants: readonly ExplainedGrant[]
}

export interface ExplainedGrant {
  readonly grant: string
  readonly effect: 'allow' | 'deny'
  /** All conditions are met, for this account and role. */
  readonly met: boolean
  /** Empty for a grant without any condition, which means nobody. */
  readonly conditions: readonly JudgedCondition[]
}

/** For a person without any entitlement: what was checked, and what matched nothing. */
export interface Unmatched {
  /** All grants that were checked. */
  readonly grantCount: number
  /** Grants that were met and yet leave the person nothing: they deny, are denied, or name no account or role. */
  readonly metGrants: readonly string[]
  /** Groups of the person that no grant names and no pattern fits, for the person's source. */
  readonly unmatchedGroups: readonly string[]
}

/** Judges every grant that touches the pair, by the same rules by which it is found. */
export function explain({ catalogue, grants }: Rules, identity: Identity, id: string): Explanation {
  const pair = catalogue.pairOf(id)
  if (!pair) return { id, verdict: 'unknown', decidedBy: [], grants: [] }
  const person = toPerson(identity)
  const explained = grants
    .filter((grant) => touches(grant, pair))
    .map((grant): ExplainedGrant => {
      const { claims, conditions } = judge(grant, person, { catalogue, wanted: pair })
      const effect = grant.deny ? 'deny' : 'allow'
      return { grant: grant.id, effect, met: claims.some((claim) => covers(claim, pair)), conditions }
    })
  const metIds = (effect: ExplainedGrant['effect']) =>
    explained.filter((grant) => grant.met && grant.effect === effect).map(({ grant }) => grant)
  const [allows, denies] = [metIds('allow'), metIds('deny')]
  if (denies.length > 0) return { id, verdict: 'denied', decidedBy: denies, grants: explained }
  return { id, verdict: allows.length > 0 ? 'granted' : 'not-granted', decidedBy: allows, grants: explained }
}

/** What was checked in vain. */
export function explainNothing(rules: Rules, identity: Identity): Unmatched {
  const judgements = judgeCandidates(rules, identity, null)
  const named = new Set(judgements.flatMap(({ conditions }) => conditions.flatMap(groupsOf)))
  return {
    grantCount: rules.grants.length,
    metGrants: judgements.filter(({ claims }) => claims.length > 0).map(({ grant }) => grant.id),
    unmatchedGroups: [...toPerson(identity).groups].filter((group) => !named.has(group)),
  }
}

function groupsOf(condition: JudgedCondition): readonly string[] {
  if (condition.kind === 'groups') return condition.matched
  return condition.kind === 'pattern' ? condition.matches.map(({ group }) => group) : []
}
