import type { AccountView, RoleView } from './access-view'
import { environmentNames } from './environment'
import { type SearchText, searchText } from './search-text'

/** The accounts by name, with their text prepared for searching once. Indices of the lists are those of `accounts` and of `roles`. */
export interface AccessIndex {
  readonly accounts: readonly IndexedAccount[]
  /** Thousands of roles have a handful of names. */
  readonly roles: readonly IndexedRole[]
  readonly roleCount: number
  /** The keys of all tags, in their order. */
  readonly tagKeys: readonly string[]
}

export interface IndexedAccount {
  readonly account: AccountView
  /** The environment as it is written and as it is shown. */
  readonly environment: readonly SearchText[]
  /** Name, alias and id. */
  readonly names: readonly SearchText[]
  readonly tags: readonly IndexedTag[]
  /** For each role of the account its place in the list of role names. */
  readonly roles: readonly number[]
}

export interface IndexedTag {
  readonly key: SearchText
  readonly value: SearchText
}

export interface IndexedRole {
  readonly name: SearchText
  readonly description: SearchText
}

/** Prepares a list of accounts; what is the same for many of them is prepared once. */
export function indexAccess(accounts: readonly AccountView[]): AccessIndex {
  const roles = new Map<string, number>()
  const texts: IndexedRole[] = []
  const environmentOf = once((name) => environmentNames(name).map(searchText))
  const text = once(searchText)
  function placeOf({ name, description }: RoleView): number {
    const key = `${name}\n${description}`
    const place = roles.get(key) ?? texts.push({ name: searchText(name), description: searchText(description) }) - 1
    roles.set(key, place)
    return place
  }
  return {
    accounts: byName(accounts).map((account) => ({
      account,
      environment: environmentOf(account.environment),
      names: [account.name, account.alias, account.id].map(searchText),
      tags: Object.entries(account.tags).map(([key, value]) => ({ key: text(key), value: text(value) })),
      roles: account.roles.map(placeOf),
    })),
    roles: texts,
    roleCount: accounts.reduce((sum, account) => sum + account.roles.length, 0),
    tagKeys: [...new Set(accounts.flatMap(({ tags }) => Object.keys(tags)))].sort(),
  }
}

/** By name in lower case, then by id: the same on the server and in every browser. */
function byName(accounts: readonly AccountView[]): readonly AccountView[] {
  return accounts
    .map((account) => ({ account, key: `${account.name.toLowerCase()}\n${account.id}` }))
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ account }) => account)
}

function once<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>()
  return (text) => {
    const value = made.get(text) ?? make(text)
    made.set(text, value)
    return value
  }
}
