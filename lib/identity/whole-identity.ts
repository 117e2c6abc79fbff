import type { SourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { Cut, DirectoryKind } from '../domain/group-list'
import type { Group, Identity } from '../domain/identity'
import type { GroupDirectory, VerifiedPerson } from './group-directory'
import { readGroups } from './groups'
import type { StatedIdentity } from './stated-identity'

/** Turns what an answer says into an identity with all groups. */
export type WholeIdentity = (stated: StatedIdentity, person: VerifiedPerson) => Promise<Identity>

/**
 * The groups of an answer where it holds all of them; with those of the directory where it does not, and wherever the directory is to
 * be asked always. Both together: what a provider signed a moment ago counts, and so do groups that its directory does not know.
 * Fails with `groups_incomplete` without a directory, also when the answer names groups in a list that was cut which the directory does
 * not have: then the two name groups differently, and a deny could be among those that are missing. Else fails as the directory does.
 */
export function wholeIdentities(config: SourceConfig, directory: GroupDirectory | null): WholeIdentity {
  return async (stated, person) => {
    const { groups: list, ...who } = stated
    const isAsked = list.kind === 'incomplete' || config.directory?.ask === 'always'
    if (list.kind === 'complete' && (!isAsked || directory === null))
      return { ...who, groups: list.groups, groupsFrom: 'answer' }
    const cut = list.kind === 'incomplete' ? list.cut : null
    if (directory === null) throw incomplete(cut, 'no_directory')
    const known = groupsOf(await directory.groupsOf(person), directory.kind, config)
    const named = list.kind === 'incomplete' ? list.stated : list.groups
    if (cut && !isKnown(named, cut, known)) throw incomplete(cut, 'directory_differs', directory.kind)
    return { ...who, groups: union(known, named), groupsFrom: directory.kind }
  }
}

function groupsOf(values: readonly string[], kind: DirectoryKind, { groupNames }: SourceConfig): readonly Group[] {
  const inputs = values.map((value) => ({ value, from: `directory ${kind}` }))
  const list = readGroups(inputs, { groupNames, separator: null, suspectAt: null })
  if (list.kind === 'incomplete') throw incomplete(list.cut, 'directory_differs', kind)
  return list.groups
}

/** The groups that a cut list names must be among those that the directory has. */
function isKnown(stated: readonly Group[], { claim }: Cut, known: readonly Group[]): boolean {
  const values = new Set(known.map(({ value }) => value))
  return stated.every(({ value, from }) => from !== claim || values.has(value))
}

function union(first: readonly Group[], second: readonly Group[]): readonly Group[] {
  const raws = new Set(first.map(({ raw }) => raw))
  return [...first, ...second.filter(({ raw }) => !raws.has(raw))]
}

function incomplete(cut: Cut | null, reason: string, directory?: DirectoryKind): BrevetError {
  return new BrevetError('groups_incomplete', { ...cut, reason, ...(directory && { directory }) })
}
