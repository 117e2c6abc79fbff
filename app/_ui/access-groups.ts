import type { AccessMatch } from './access-search'
import type { AccountView } from './access-view'
import { compareEnvironments, compareText, environmentLabel } from './environment'

/** By what the list is grouped: `environment`, `account` (one list by name), or `tag:` with the key of a tag. */
export type Grouping = 'environment' | 'account' | `tag:${string}`

/** Accounts under one heading. */
export interface AccessGroup {
  /** An environment, or the value of a tag; empty where there is none: all accounts, or those without the tag. */
  readonly name: string
  readonly by: Grouping
  readonly matches: readonly AccessMatch[]
}

/** How often and how lately roles were used, and which are favourites: what stands first among equals. */
export interface Standing {
  readonly favourites: ReadonlySet<string>
  /** Entitlement ids, the most useful to have at hand first. */
  readonly recents: readonly string[]
}

/** The grouping that an address asks for; `environment` for anything that does not exist. */
export function groupingOf(wanted: string, tagKeys: readonly string[]): Grouping {
  if (wanted === 'account') return wanted
  const key = wanted.startsWith('tag:') ? wanted.slice(4) : null
  return key !== null && tagKeys.includes(key) ? `tag:${key}` : 'environment'
}

/**
 * Groups what was found. While something is looked for, what fits best comes first within a group, among equals favourites, then what
 * was used most; else accounts stand by name, so that everything stays where it was.
 */
export function groupMatches(
  matches: readonly AccessMatch[],
  grouping: Grouping,
  standing: Standing | null,
): readonly AccessGroup[] {
  const groups = new Map<string, AccessMatch[]>()
  for (const match of sortMatches(matches, standing)) {
    const name = groupName(match.account, grouping)
    const members = groups.get(name)
    if (members) members.push(match)
    else groups.set(name, [match])
  }
  return [...groups]
    .sort(([left], [right]) => compareGroups(left, right, grouping))
    .map(([name, members]) => ({ name, by: grouping, matches: members }))
}

function groupName(account: AccountView, grouping: Grouping): string {
  if (grouping === 'environment') return environmentLabel(account.environment)
  if (grouping === 'account') return ''
  const key = grouping.slice(4)
  return (Object.hasOwn(account.tags, key) ? account.tags[key] : undefined) ?? ''
}

/** Who has no such tag comes last. */
function compareGroups(left: string, right: string, grouping: Grouping): number {
  if (grouping === 'environment') return compareEnvironments(left, right)
  return Number(left === '') - Number(right === '') || compareText(left, right)
}

/** What is equal stays in the order of the index: by name. */
function sortMatches(matches: readonly AccessMatch[], standing: Standing | null): readonly AccessMatch[] {
  if (standing === null) return matches
  const { favourites, recents } = standing
  const uses = new Map(recents.map((id, place) => [id, place]))
  const known = new Set([...favourites, ...recents].map((id) => id.slice(0, id.indexOf('/'))))
  const rated = matches.map((match) => {
    const ids = known.has(match.account.id) ? match.roles.map(({ id }) => id) : []
    const favourite = ids.some((id) => favourites.has(id)) ? 0 : 1
    return { match, favourite, use: Math.min(uses.size, ...ids.map((id) => uses.get(id) ?? uses.size)) }
  })
  return rated
    .sort(
      (left, right) => left.match.rank - right.match.rank || left.favourite - right.favourite || left.use - right.use,
    )
    .map(({ match }) => match)
}

/** A row of the list: a heading, or an account. */
export type ListItem =
  | { readonly kind: 'group'; readonly key: string; readonly group: AccessGroup }
  | { readonly kind: 'account'; readonly key: string; readonly match: AccessMatch }

/** Headings and accounts one below the other. */
export function listItems(groups: readonly AccessGroup[]): readonly ListItem[] {
  return groups.flatMap((group) => [
    { kind: 'group' as const, key: `group ${group.name}`, group },
    ...group.matches.map((match) => ({ kind: 'account' as const, key: match.account.id, match })),
  ])
}
