import { attributeValues } from '../domain/identity'
import type { ReadyCondition } from './grant'
import { type PatternMatch, type PatternQuestion, patternMatches } from './pattern-match'
import type { Person } from './person'

/** One condition of a grant, with the facts that decided it. */
export type JudgedCondition =
  | { readonly kind: 'source'; readonly met: boolean; readonly wanted: string; readonly actual: string }
  | {
      readonly kind: 'groups'
      readonly met: boolean
      /** One of these suffices; an empty list means nobody. */
      readonly wanted: readonly string[]
      readonly matched: readonly string[]
    }
  | {
      readonly kind: 'attribute'
      readonly met: boolean
      readonly name: string
      readonly wanted: readonly string[]
      readonly actual: readonly string[]
    }
  | {
      readonly kind: 'pattern'
      readonly met: boolean
      readonly pattern: string
      /** Every group that fits the pattern, with what it names. */
      readonly matches: readonly PatternMatch[]
    }

/** Judges every condition that is given; the person must meet all. A grant without any condition means nobody. */
export function judgeConditions(
  when: ReadyCondition,
  person: Person,
  question: PatternQuestion,
): readonly JudgedCondition[] {
  const { written, pattern } = when
  const conditions: JudgedCondition[] = []
  if (written.source !== null) {
    const actual = person.identity.source
    conditions.push({ kind: 'source', met: actual === written.source, wanted: written.source, actual })
  }
  if (written.groups && when.groups) {
    const matched = inBoth(when.groups, person.groups)
    conditions.push({ kind: 'groups', met: matched.length > 0, wanted: written.groups, matched })
  }
  for (const { name, values } of when.attributes) {
    const actual = attributeValues(person.identity, name)
    conditions.push({ kind: 'attribute', met: actual.some((v) => values.includes(v)), name, wanted: values, actual })
  }
  if (pattern) {
    const matches = patternMatches(pattern, person, question)
    const met = matches.some(({ outcome }) => outcome === 'named')
    conditions.push({ kind: 'pattern', met, pattern: written.groupPattern ?? '', matches })
  }
  return conditions
}

/** True when there is a condition and all are met. */
export function areMet(conditions: readonly JudgedCondition[]): boolean {
  return conditions.length > 0 && conditions.every(({ met }) => met)
}

/** Walks the smaller set: a person may have hundreds of groups, and a grant may name thousands. */
function inBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  return [...small].filter((value) => large.has(value))
}
