import type { Group } from './identity'

/** The directories that can be asked for what an answer leaves out. */
export const directoryKinds = ['entra', 'okta', 'google'] as const

export type DirectoryKind = (typeof directoryKinds)[number]

/** Where the groups of an identity were found: in the provider's signed answer alone, or with its directory. */
export type GroupsOrigin = 'answer' | DirectoryKind

/**
 * How a provider shows that groups are missing from its answer. `length`: the list has the length at which this provider cuts without
 * a word; the others are said by the provider itself.
 */
export type CutSignal = '_claim_names' | '_claim_sources' | 'hasgroups' | 'groups_link' | 'size_limit' | 'length'

/** Where groups are missing, and how that is known. */
export interface Cut {
  /** The claim or attribute. */
  readonly claim: string
  readonly signal: CutSignal
}

/**
 * What an answer says of somebody's groups. An incomplete list is no list of groups, however long: what is missing may be the group
 * that a deny names. It becomes a list through a directory, or the sign-in is refused.
 */
export type GroupList =
  | { readonly kind: 'complete'; readonly groups: readonly Group[] }
  | { readonly kind: 'incomplete'; readonly cut: Cut; readonly stated: readonly Group[] }
