import { describe, expect, it } from 'vitest'
import { accountOf, someAccounts } from './access.fixture'
import { type Grouping, groupingOf, groupMatches, listItems } from './access-groups'
import { indexAccess } from './access-index'
import { searchAccess } from './access-search'

const names = (grouping: Grouping, query = '', standing: Parameters<typeof groupMatches>[2] = null) =>
  groupMatches(searchAccess(indexAccess(someAccounts), { query, environment: '' }), grouping, standing).map(
    ({ name, matches }) => [name, matches.map(({ account }) => account.name)],
  )

describe('grouping', () => {
  it('by environment puts production first, one group for all spellings, and accounts by name', () => {
    expect(names('environment')).toEqual([
      ['Production', ['Ledger production', 'Payments production']],
      ['Development', ['Payments development']],
      ['Sandbox', ['Sandbox ana']],
    ])
  })

  it('by account is one list by name', () => {
    expect(names('account')).toEqual([
      ['', ['Ledger production', 'Payments development', 'Payments production', 'Sandbox ana']],
    ])
  })

  it('by a tag puts accounts without it last', () => {
    expect(names('tag:team')).toEqual([
      ['ledger', ['Ledger production']],
      ['payments', ['Payments development', 'Payments production']],
      ['', ['Sandbox ana']],
    ])
  })

  it('takes no tag from the prototype of an object', () => {
    const accounts = [accountOf('444444444444', 'One', 'dev', ['Admin'])]
    const matches = searchAccess(indexAccess(accounts), { query: '', environment: '' })
    expect(groupMatches(matches, 'tag:constructor', null).map(({ name }) => name)).toEqual([''])
  })

  it('knows the tags that exist, and falls back to environments', () => {
    expect(groupingOf('tag:team', ['team'])).toBe('tag:team')
    expect(groupingOf('tag:owner', ['team'])).toBe('environment')
    expect(groupingOf('account', [])).toBe('account')
    expect(groupingOf('', [])).toBe('environment')
  })
})

describe('order of what was found', () => {
  it('is how well the words fit, then favourites, then use, then the name', () => {
    const order = (favourites: readonly string[], recents: readonly string[], query = 'prod') =>
      names('account', query, { favourites: new Set(favourites), recents })[0]?.[1]
    expect(order([], [])).toEqual(['Ledger production', 'Payments production'])
    expect(order([], ['111122223333/Admin'])).toEqual(['Payments production', 'Ledger production'])
    expect(order(['222222222222/ReadOnly'], ['111122223333/Admin'])).toEqual([
      'Ledger production',
      'Payments production',
    ])
    expect(order(['222222222222/ReadOnly'], [], 'pay')).toEqual(['Payments development', 'Payments production'])
  })
})

describe('rows', () => {
  it('are a heading and its accounts, each with a key of its own', () => {
    const matches = searchAccess(indexAccess(someAccounts), { query: '', environment: '' })
    const items = listItems(groupMatches(matches, 'environment', null))
    expect(items.map(({ kind }) => kind)).toEqual([
      'group',
      'account',
      'account',
      'group',
      'account',
      'group',
      'account',
    ])
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
  })
})
