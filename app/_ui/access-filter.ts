import type { AccountView, RoleView } from './access-view'
import { compareEnvironments, compareText, environmentLabel } from './environment'

/** What the person looks for. `environment` is empty for all. */
export interface AccessFilter {
  readonly query: string
  readonly environment: string
}

/** An account with its text prepared for searching once. */
export interface IndexedAccount {
  readonly account: AccountView
  readonly environmentText: string
  readonly accountText: string
  readonly roles: readonly { readonly role: RoleView; readonly name: string; readonly text: string }[]
}

/** All accounts of one environment, by name. */
export interface EnvironmentGroup {
  readonly environment: string
  readonly accounts: readonly IndexedAccount[]
}

/** For each account id the ids of the roles that match; accounts without a match are absent. */
export type AccessMatches = ReadonlyMap<string, ReadonlySet<string>>

type Field = 'any' | 'environment' | 'account' | 'role'
interface Term {
  readonly field: Field
  readonly text: string
}

const prefixes: Readonly<Record<string, Field>> = {
  env: 'environment',
  environment: 'environment',
  acct: 'account',
  account: 'account',
  role: 'role',
}

/** Groups accounts by environment, production first, and prepares their text for {@link matchAccess}. */
export function groupAccounts(accounts: readonly AccountView[]): readonly EnvironmentGroup[] {
  const groups = new Map<string, AccountView[]>()
  for (const account of accounts) {
    const label = environmentLabel(account.environment)
    groups.set(label, [...(groups.get(label) ?? []), account])
  }
  return [...groups]
    .sort(([left], [right]) => compareEnvironments(left, right))
    .map(([environment, members]) => ({
      environment,
      accounts: members
        .sort((left, right) => compareText(left.name, right.name) || compareText(left.id, right.id))
        .map(indexAccount),
    }))
}

function indexAccount(account: AccountView): IndexedAccount {
  return {
    account,
    environmentText: fold(`${account.environment} ${environmentLabel(account.environment)}`),
    accountText: fold(`${account.name}\n${account.alias}\n${account.id}`),
    roles: account.roles.map((role) => ({
      role,
      name: fold(role.name),
      text: fold(`${role.name}\n${role.description}`),
    })),
  }
}

/**
 * Every word must be found in the account or in the role: `env:`, `acct:` and `role:` narrow a word to one of them.
 * A role stays when all words are found in it or in its account.
 */
export function matchAccess(groups: readonly EnvironmentGroup[], filter: AccessFilter): AccessMatches {
  const terms = parseQuery(filter.query)
  const matches = new Map<string, ReadonlySet<string>>()
  for (const group of groups) {
    if (filter.environment !== '' && group.environment !== filter.environment) continue
    for (const indexed of group.accounts) {
      const roles = matchRoles(indexed, terms)
      if (roles.size > 0) matches.set(indexed.account.id, roles)
    }
  }
  return matches
}

function matchRoles(indexed: IndexedAccount, terms: readonly Term[]): ReadonlySet<string> {
  const open = terms.filter((term) => !matchesAccount(indexed, term))
  const roles = indexed.roles.filter((entry) => open.every((term) => matchesRole(entry, term)))
  return new Set(roles.map((entry) => entry.role.id))
}

function matchesAccount(indexed: IndexedAccount, { field, text }: Term): boolean {
  if (field === 'role') return false
  if (field !== 'account' && indexed.environmentText.includes(text)) return true
  return field !== 'environment' && (indexed.accountText.includes(text) || matchesAccountId(indexed.account.id, text))
}

/** People paste ids as `1111-2222-3333` too. */
function matchesAccountId(id: string, text: string): boolean {
  return /^[\d-]*\d[\d-]*$/.test(text) && id.includes(text.replaceAll('-', ''))
}

function matchesRole(entry: { readonly name: string; readonly text: string }, { field, text }: Term): boolean {
  if (field === 'role') return entry.name.includes(text)
  return field === 'any' && entry.text.includes(text)
}

function parseQuery(query: string): readonly Term[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const colon = word.indexOf(':')
      const prefix = word.slice(0, Math.max(colon, 0))
      const field = Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined
      return field ? { field, text: word.slice(colon + 1) } : { field: 'any' as const, text: word }
    })
    .filter((term) => term.text !== '')
}

/** The words of a query that may be marked in names: those without a prefix, and those of `acct:` and `role:`. */
export function wordsToMark(query: string): readonly string[] {
  return parseQuery(query)
    .filter((term) => term.field !== 'environment')
    .map((term) => term.text)
}

/** How many roles were found. */
export function countRoles(matches: AccessMatches): number {
  return [...matches.values()].reduce((sum, roles) => sum + roles.size, 0)
}

/** `1 role`, `1,599 roles`. */
export function nouns(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** "12 of 91 roles", or "91 roles in 40 accounts" when nothing is filtered. */
export function describeCount(matches: AccessMatches, groups: readonly EnvironmentGroup[]): string {
  const accounts = groups.flatMap((group) => group.accounts)
  const all = accounts.reduce((sum, indexed) => sum + indexed.roles.length, 0)
  const found = countRoles(matches)
  if (found === all) return `${nouns(all, 'role')} in ${nouns(accounts.length, 'account')}`
  return `${found.toLocaleString('en')} of ${nouns(all, 'role')}`
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
