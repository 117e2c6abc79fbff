import type { Texts } from '../_messages/texts'
import type { AccessIndex, IndexedAccount } from './access-index'
import { parseQuery, type Term } from './access-query'
import type { AccountView, RoleView } from './access-view'
import { environmentLabel } from './environment'
import type { Rank, SearchText } from './search-text'
import { bestOf, findTerm, type TermHits } from './term-hits'

/** What the person looks for. `environment` is empty for all. */
export interface AccessFilter {
  readonly query: string
  readonly environment: string
}

/** An account that was found, with those of its roles that were. */
export interface AccessMatch {
  readonly account: AccountView
  readonly roles: readonly RoleView[]
  /** How well the words fit: less is better; zero for all while nothing is asked. */
  readonly rank: Rank
}

/**
 * Every word must be found in the account or in the role; a role stays when all words are found in it or in its account.
 * In the order of the index: by name.
 */
export function searchAccess(index: AccessIndex, { query, environment }: AccessFilter): readonly AccessMatch[] {
  const hits = parseQuery(query).map((term) => findTerm(index, term))
  return index.accounts.flatMap((indexed, place) => {
    if (environment !== '' && environmentLabel(indexed.account.environment) !== environment) return []
    const match = matchAccount(indexed, place, hits)
    return match ? [match] : []
  })
}

function matchAccount(indexed: IndexedAccount, place: number, hits: readonly TermHits[]): AccessMatch | null {
  const { account } = indexed
  const open = hits.filter(({ accounts }) => (accounts[place] ?? null) === null)
  const isFound = (_: RoleView, role: number) => open.every(({ roles }) => rankIn(roles, indexed.roles[role]) !== null)
  const roles = open.length === 0 ? account.roles : account.roles.filter(isFound)
  if (roles.length === 0) return null
  return { account, roles, rank: hits.reduce((sum, hit) => sum + rankOf(indexed, place, hit), 0) }
}

function rankOf(indexed: IndexedAccount, place: number, { accounts, roles }: TermHits): Rank {
  return bestOf([accounts[place] ?? null, ...indexed.roles.map((role) => rankIn(roles, role))]) ?? 0
}

function rankIn(found: readonly (Rank | null)[], place: number | undefined): Rank | null {
  return place === undefined ? null : (found[place] ?? null)
}

/** One role that was found. */
export interface RoleMatch {
  readonly account: AccountView
  readonly role: RoleView
  /** How well the words fit it; less is better. */
  readonly rank: Rank
  /** How many words of the account's name nobody typed the beginning of. */
  readonly unsaid: number
}

/** The roles in which, or in whose account, every word is found; in the order of the index. */
export function searchRoles(index: AccessIndex, terms: readonly Term[]): readonly RoleMatch[] {
  const hits = terms.map((term) => findTerm(index, term))
  return index.accounts.flatMap((indexed, place) => {
    const { account, names } = indexed
    const unsaid = unsaidWords(names[0], terms)
    return account.roles.flatMap((role, at) => {
      const rank = rankOfRole(hits, place, indexed.roles[at])
      return rank === null ? [] : [{ account, role, rank, unsaid }]
    })
  })
}

function unsaidWords(name: SearchText | undefined, terms: readonly Term[]): number {
  const words = name?.words.map(({ start, end }) => name.folded.slice(start, end)) ?? []
  return words.filter((word) => !terms.some(({ text }) => text !== '' && word.startsWith(text))).length
}

function rankOfRole(hits: readonly TermHits[], place: number, role: number | undefined): Rank | null {
  let sum = 0
  for (const { accounts, roles } of hits) {
    const own = accounts[place] ?? null
    const ofRole = rankIn(roles, role)
    if (own === null && ofRole === null) return null
    sum += Math.min(own ?? Number.POSITIVE_INFINITY, ofRole ?? Number.POSITIVE_INFINITY)
  }
  return sum
}

/** How many roles were found. */
export function countRoles(matches: readonly AccessMatch[]): number {
  return matches.reduce((sum, { roles }) => sum + roles.length, 0)
}

/** "12 of 91 roles", or "91 roles in 40 accounts" when nothing is filtered. */
export function describeCount(
  t: Texts<'access'>,
  matches: readonly AccessMatch[],
  { roleCount, accounts }: AccessIndex,
): string {
  const found = countRoles(matches)
  if (found === roleCount) return t('count', { roles: roleCount, accounts: accounts.length })
  return t('countFound', { found, roles: roleCount })
}
