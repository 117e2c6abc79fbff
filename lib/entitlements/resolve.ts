import type { Because, Entitlement } from '../domain/entitlement'
import type { Identity } from '../domain/identity'
import type { Candidates } from './candidates'
import type { Catalogue, Pair } from './catalogue'
import type { Grant } from './grant'
import { type Claim, covers, type Judgement, judge } from './judgement'
import { toPerson } from './person'

/** Everything that decides. */
export interface Rules {
  readonly catalogue: Catalogue
  readonly grants: readonly Grant[]
  readonly candidates: Candidates
}

/** Everything a person may have, in the order of the catalogue, each with all its reasons. A deny wins wherever it stands. */
export function resolve(rules: Rules, identity: Identity): readonly Entitlement[] {
  const { catalogue } = rules
  const judgements = judgeCandidates(rules, identity, null)
  const denies = claimsOf(judgements, true)
  const reasons = reasonsByPlace(catalogue, claimsOf(judgements, false))
  const entitlements: Entitlement[] = []
  for (const place of Float64Array.from(reasons.keys()).sort()) {
    const pair = catalogue.pairAt(place)
    if (denies.some((claim) => covers(claim, pair))) continue
    entitlements.push(catalogue.entitlement(pair, reasons.get(place) ?? []))
  }
  return entitlements
}

/** One entitlement by its id, without making the list; null when the person has none of this id, or when there is none. */
export function find(rules: Rules, identity: Identity, id: string): Entitlement | null {
  const pair = rules.catalogue.pairOf(id)
  if (!pair) return null
  const judgements = judgeCandidates(rules, identity, pair)
  if (claimsOf(judgements, true).some((claim) => covers(claim, pair))) return null
  const because = claimsOf(judgements, false).flatMap((claim) => (covers(claim, pair) ? claim.because : []))
  return because.length > 0 ? rules.catalogue.entitlement(pair, because) : null
}

/** The candidates, judged. */
export function judgeCandidates(rules: Rules, identity: Identity, wanted: Pair | null): readonly Judgement[] {
  const person = toPerson(identity)
  const question = { catalogue: rules.catalogue, wanted }
  return rules.candidates.of(person, wanted).map((grant) => judge(grant, person, question))
}

function claimsOf(judgements: readonly Judgement[], deny: boolean): readonly Claim[] {
  return judgements.flatMap(({ grant, claims }) => (grant.deny === deny ? claims : []))
}

function reasonsByPlace(catalogue: Catalogue, claims: readonly Claim[]): ReadonlyMap<number, readonly Because[]> {
  const reasons = new Map<number, readonly Because[]>()
  for (const { accounts, roles, because } of claims) {
    const seen = accounts.length > 1 ? new Set<number>() : null
    for (const account of accounts.flatMap((part) => [...part])) {
      if (seen?.has(account)) continue
      seen?.add(account)
      for (const role of roles) {
        const place = catalogue.placeOf(account, role)
        const known = reasons.get(place)
        reasons.set(place, known ? [...known, ...because] : because)
      }
    }
  }
  return reasons
}
