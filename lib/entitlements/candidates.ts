import type { Pair } from './catalogue'
import { type Grant, touches } from './grant'
import type { Person } from './person'

/**
 * Finds the few grants that can mean a person among many. Each grant is filed under one condition that it cannot be met
 * without: its groups, else an attribute, else its source. Those with nothing but a pattern are held against everybody.
 */
export interface Candidates {
  /** In the order of the file. With a pair, only grants that touch it. */
  of(person: Person, wanted: Pair | null): readonly Grant[]
}

/** Files the grants. */
export function buildCandidates(grants: readonly Grant[]): Candidates {
  const byGroup = new Map<string, Grant[]>()
  const byAttribute = new Map<string, Grant[]>()
  const bySource = new Map<string, Grant[]>()
  const patterns: Grant[] = []
  for (const grant of grants) {
    const { written, groups, attributes, pattern } = grant.when
    const [attribute] = attributes
    if (groups) for (const group of groups) file(byGroup, group, grant)
    else if (attribute) for (const value of attribute.values) file(byAttribute, factOf(attribute.name, value), grant)
    else if (pattern) patterns.push(grant)
    else if (written.source !== null) file(bySource, written.source, grant)
  }
  return {
    of({ identity, groups }, wanted) {
      const found = new Set<Grant>()
      const take = (filed: readonly Grant[] | undefined) => {
        for (const grant of filed ?? []) if (canMean(grant, identity.source, wanted)) found.add(grant)
      }
      for (const group of groups) take(byGroup.get(group))
      for (const { name, values } of identity.attributes) {
        for (const value of values) take(byAttribute.get(factOf(name, value)))
      }
      take(bySource.get(identity.source))
      take(patterns)
      return [...found].sort((one, other) => one.order - other.order)
    },
  }
}

function file(index: Map<string, Grant[]>, key: string, grant: Grant): void {
  const filed = index.get(key)
  if (filed) filed.push(grant)
  else index.set(key, [grant])
}

/** Finds candidates only; a clash of two facts would cost a judgement and change none. */
function factOf(name: string, value: string): string {
  return `${name}=${value}`
}

function canMean(grant: Grant, source: string, wanted: Pair | null): boolean {
  const { written } = grant.when
  return (written.source === null || written.source === source) && (wanted === null || touches(grant, wanted))
}
