import { describe, expect, it } from 'vitest'
import { someAccounts } from './access.fixture'
import { tableOf } from './access-table'
import { readAccess } from './palette-data'

/** As it comes over the wire. */
function sent(change: object = {}): unknown {
  const answer = {
    table: tableOf(someAccounts),
    favourites: ['111122223333/Admin'],
    recents: [],
    address: null,
    ...change,
  }
  return JSON.parse(JSON.stringify(answer))
}

describe('the answer of the entitlements API in its short form', () => {
  it('is read into the accounts that it was made of', () => {
    expect(readAccess(sent())).toMatchObject({
      accounts: someAccounts,
      favourites: ['111122223333/Admin'],
      address: null,
    })
  })

  it.each([
    ['a column is missing', { table: { ...tableOf(someAccounts), hasRoles: undefined } }],
    ['a column has another form', { table: { ...tableOf(someAccounts), ids: ['111122223333'] } }],
    ['there is no table', { table: null }],
    ['favourites are no list', { favourites: 'x' }],
    ['the address is no text', { address: 1 }],
  ])('is not read when %s', (_, change) => {
    expect(readAccess(sent(change))).toBeNull()
  })

  it('is not read when it is nothing at all', () => {
    expect([null, 'x', [], 7].map(readAccess)).toEqual([null, null, null, null])
  })
})
