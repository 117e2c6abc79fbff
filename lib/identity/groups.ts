import { BrevetError } from '../domain/errors'
import type { Group, Identity } from '../domain/identity'

/** One value of a claim or attribute that lists groups, before it is split, renamed or compared. */
export interface GroupInput {
  readonly value: string
  /** The claim address or attribute name. */
  readonly from: string
}

export interface GroupOptions {
  readonly groupNames: Readonly<Record<string, string>>
  readonly separator: string | null
  readonly suspectAt: number | null
}

const maxGroups = 5_000
const maxGroupBytes = 8 * 1024

/** What PingOne writes in place of the values it left out. */
const sizeMarker = '[SIZE_LIMIT_EXCEEDED]'

/**
 * Turns the values of group claims into groups: whole, in order, each raw value once, compared by code points. Case, spaces and
 * Unicode forms stay as the provider sent them.
 * Fails with `groups_incomplete` when the provider says that it cut the list, and with `claims_malformed` beyond 5,000 groups,
 * 8 KiB a group, or on text that is not well-formed Unicode.
 */
export function readGroups(
  values: readonly GroupInput[],
  options: GroupOptions,
): Pick<Identity, 'groups' | 'groupsState'> {
  const inputs = values.flatMap((input) => split(input, options.separator)).filter((input) => input.value !== '')
  const groups = new Map<string, Group>()
  const counts = new Map<string, number>()
  for (const { value: raw, from } of inputs) {
    checkGroup(raw, from)
    counts.set(from, (counts.get(from) ?? 0) + 1)
    if (groups.has(raw)) continue
    if (groups.size === maxGroups) throw new BrevetError('claims_malformed', { claim: from, reason: 'too_many_groups' })
    groups.set(raw, { value: nameOf(raw, options.groupNames), raw, from })
  }
  const longest = Math.max(0, ...counts.values())
  const isSuspect = options.suspectAt !== null && longest >= options.suspectAt
  return { groups: [...groups.values()], groupsState: isSuspect ? 'suspect' : 'complete' }
}

function split(input: GroupInput, separator: string | null): readonly GroupInput[] {
  if (separator === null || separator === '') return [input]
  return input.value.split(separator).map((value) => ({ value, from: input.from }))
}

function checkGroup(raw: string, from: string): void {
  if (raw === sizeMarker) throw new BrevetError('groups_incomplete', { claim: from, signal: 'size_limit' })
  if (!raw.isWellFormed()) throw new BrevetError('claims_malformed', { claim: from, reason: 'not_unicode' })
  if (Buffer.byteLength(raw) > maxGroupBytes) {
    throw new BrevetError('claims_malformed', { claim: from, reason: 'group_too_long' })
  }
}

function nameOf(raw: string, names: Readonly<Record<string, string>>): string {
  return Object.hasOwn(names, raw) ? (names[raw] ?? raw) : raw
}
