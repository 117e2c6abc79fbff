import { BrevetError } from '../domain/errors'
import type { Cut, GroupList } from '../domain/group-list'
import type { Group } from '../domain/identity'

/** One value of a claim or attribute that lists groups, before it is split, renamed or compared. */
export interface GroupInput {
  readonly value: string
  /** The claim address or attribute name. */
  readonly from: string
}

export interface GroupOptions {
  readonly groupNames: Readonly<Record<string, string>>
  readonly separator: string | null
  /** Length at which this provider cuts its lists. */
  readonly suspectAt: number | null
}

const maxGroups = 5_000
const maxGroupBytes = 8 * 1024

/** What PingOne writes in place of the values it left out. */
const sizeMark = '[SIZE_LIMIT_EXCEEDED]'

/**
 * Turns the values of group claims into groups: whole, in order, each raw value once, compared by code points. Case, spaces and
 * Unicode forms stay as the provider sent them. The list is incomplete where the provider wrote its mark in place of groups, and where
 * it has the length at which the provider cuts.
 * Fails with `claims_malformed` beyond 5,000 groups, 8 KiB a group, or on text that is not well-formed Unicode.
 */
export function readGroups(values: readonly GroupInput[], options: GroupOptions): GroupList {
  const inputs = values.flatMap((input) => split(input, options.separator)).filter((input) => input.value !== '')
  const named = inputs.filter(({ value }) => value !== sizeMark)
  const groups = new Map<string, Group>()
  for (const { value: raw, from } of named) {
    checkGroup(raw, from)
    if (groups.has(raw)) continue
    if (groups.size === maxGroups) throw new BrevetError('claims_malformed', { claim: from, reason: 'too_many_groups' })
    groups.set(raw, { value: nameOf(raw, options.groupNames), raw, from })
  }
  const stated = [...groups.values()]
  const cut = markedCut(inputs) ?? lengthCut(inputs, options.suspectAt)
  return cut ? { kind: 'incomplete', cut, stated } : { kind: 'complete', groups: stated }
}

function markedCut(inputs: readonly GroupInput[]): Cut | null {
  const mark = inputs.find(({ value }) => value === sizeMark)
  return mark ? { claim: mark.from, signal: 'size_limit' } : null
}

function lengthCut(inputs: readonly GroupInput[], suspectAt: number | null): Cut | null {
  const counts = new Map<string, number>()
  for (const { from } of inputs) counts.set(from, (counts.get(from) ?? 0) + 1)
  const [claim] = [...counts].find(([, count]) => suspectAt !== null && count >= suspectAt) ?? []
  return claim === undefined ? null : { claim, signal: 'length' }
}

function split(input: GroupInput, separator: string | null): readonly GroupInput[] {
  if (separator === null || separator === '') return [input]
  return input.value.split(separator).map((value) => ({ value, from: input.from }))
}

function checkGroup(raw: string, from: string): void {
  if (!raw.isWellFormed()) throw new BrevetError('claims_malformed', { claim: from, reason: 'not_unicode' })
  if (Buffer.byteLength(raw) > maxGroupBytes) {
    throw new BrevetError('claims_malformed', { claim: from, reason: 'group_too_long' })
  }
}

function nameOf(raw: string, names: Readonly<Record<string, string>>): string {
  return Object.hasOwn(names, raw) ? (names[raw] ?? raw) : raw
}
