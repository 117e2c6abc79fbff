import type { AccessIndex, IndexedAccount, IndexedRole } from './access-index'
import type { Term } from './access-query'
import { matchInitials } from './initials'
import { literalRank, type Rank, ranks, type SearchText } from './search-text'
import { findWithSlip } from './typos'

/** Where one word of the filter was found: for each account and each role name by its index. */
export interface TermHits {
  readonly accounts: readonly (Rank | null)[]
  readonly roles: readonly (Rank | null)[]
}

/**
 * Looks for one word: first as it stands, where nothing has it by initials, and where these find nothing either, with one slip of the
 * finger. What a word finds does not depend on the other words, so that a further word never finds more.
 */
export function findTerm(index: AccessIndex, term: Term): TermHits {
  const known = remembered.get(index) ?? new Map<string, TermHits>()
  remembered.set(index, known)
  const key = `${term.field}:${term.key}=${term.text}`
  const hits = known.get(key) ?? lookFor(index, term)
  if (known.size >= mostRemembered) known.clear()
  known.set(key, hits)
  return hits
}

/** Who types a second word has not changed the first. */
const remembered = new WeakMap<AccessIndex, Map<string, TermHits>>()
const mostRemembered = 50

function lookFor(index: AccessIndex, term: Term): TermHits {
  const literal = hitsOf(index, term, (text) => literalRank(text, term.text))
  if (term.field === 'name') return wordStarts(literal)
  // A word of two letters is as likely to be initials as the beginning of a word.
  if (hasHits(literal) && term.text.length > 2) return literal
  const initials = hitsOf(index, term, (text) => (matchInitials(text, term.text) ? ranks.initials : null))
  if (hasHits(literal) || hasHits(initials)) return best(literal, initials)
  return slips(index, term)
}

function hitsOf(index: AccessIndex, term: Term, rankOf: (text: SearchText) => Rank | null): TermHits {
  return {
    accounts: index.accounts.map((account) => {
      const best = bestOf([idRank(account, term), ...accountTexts(account, term).map(rankOf)])
      return best ?? environmentRank(account, term, rankOf)
    }),
    roles: index.roles.map((role) => bestOf(roleTexts(role, term).map(rankOf))),
  }
}

function accountTexts(account: IndexedAccount, { field, key }: Term): readonly SearchText[] {
  switch (field) {
    case 'any':
      return [...account.names, ...account.tags.map(({ value }) => value)]
    case 'environment':
      return []
    case 'account':
    case 'name':
      return account.names
    case 'role':
      return []
    case 'tag':
      return key === null
        ? account.tags.flatMap((tag) => [tag.key, tag.value])
        : account.tags.filter((tag) => tag.key.folded === key).map(({ value }) => value)
  }
}

/** Environments are spelt in several ways: how well a word fits says nothing of the account. */
function environmentRank(account: IndexedAccount, term: Term, rankOf: (text: SearchText) => Rank | null): Rank | null {
  return environmentTexts(account, term).some((text) => rankOf(text) !== null) ? ranks.inside : null
}

function environmentTexts({ environment }: IndexedAccount, { field }: Term): readonly SearchText[] {
  return field === 'any' || field === 'environment' ? environment : []
}

/** A role's description is found by words that may be anything; `role:` means its name. */
function roleTexts({ name, description }: IndexedRole, { field }: Term): readonly SearchText[] {
  if (field === 'any') return [name, description]
  return field === 'role' || field === 'name' ? [name] : []
}

/** People paste ids as `1111-2222-3333` too. */
function idRank({ account }: IndexedAccount, { field, text }: Term): Rank | null {
  if ((field !== 'any' && field !== 'account') || !/^[\d-]*\d[\d-]*$/.test(text)) return null
  return account.id.includes(text.replaceAll('-', '')) ? ranks.inside : null
}

function slips(index: AccessIndex, term: Term): TermHits {
  const textOf = (texts: readonly SearchText[]) => texts.map(({ text }) => text).join(' ')
  const textsOf = (account: IndexedAccount) => [...accountTexts(account, term), ...environmentTexts(account, term)]
  const accounts = new Set(
    findWithSlip(
      index.accounts.map((account) => textOf(textsOf(account))),
      term.text,
    ),
  )
  const roles = new Set(
    findWithSlip(
      index.roles.map((role) => textOf(roleTexts(role, term).slice(0, 1))),
      term.text,
    ),
  )
  return {
    accounts: index.accounts.map((_, place) => (accounts.has(place) ? ranks.typo : null)),
    roles: index.roles.map((_, place) => (roles.has(place) ? ranks.typo : null)),
  }
}

/** Whether a word stands somewhere as it was typed. */
export function standsLiterally(index: AccessIndex, term: Term): boolean {
  const { accounts, roles } = findTerm(index, term)
  const isLiteral = (rank: Rank | null) => rank !== null && rank <= ranks.inside
  return accounts.some(isLiteral) || roles.some(isLiteral)
}

function wordStarts({ accounts, roles }: TermHits): TermHits {
  const atStart = (rank: Rank | null) => (rank !== null && rank <= ranks.wordStart ? rank : null)
  return { accounts: accounts.map(atStart), roles: roles.map(atStart) }
}

function hasHits({ accounts, roles }: TermHits): boolean {
  return accounts.some((rank) => rank !== null) || roles.some((rank) => rank !== null)
}

function best(one: TermHits, other: TermHits): TermHits {
  return {
    accounts: one.accounts.map((rank, place) => bestOf([rank, other.accounts[place] ?? null])),
    roles: one.roles.map((rank, place) => bestOf([rank, other.roles[place] ?? null])),
  }
}

/** The least of those that are there; null when none is. */
export function bestOf(found: readonly (Rank | null)[]): Rank | null {
  return found.reduce((least, rank) => (rank !== null && (least === null || rank < least) ? rank : least), null)
}
