import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textsIn } from '../_messages/texts-in'
import { someAccounts } from './access.fixture'
import { indexAccess } from './access-index'
import { describeCount, searchAccess } from './access-search'

const index = indexAccess(someAccounts)
const search = (query: string, environment = '') => searchAccess(index, { query, environment })
const found = (query: string, environment = '') =>
  search(query, environment).flatMap(({ roles }) => roles.map(({ id }) => id))

const payments = [
  '111122223333/ReadOnly',
  '111122223333/Admin',
  '111122225555/ReadOnly',
  '111122225555/Developer',
] as const
const ledger = '222222222222/ReadOnly'

describe('filter', () => {
  it('shows everything when nothing is asked', () => {
    expect(found('')).toHaveLength(6)
  })

  it.each([
    ['a name, whatever the case', 'PAYMENTS', payments],
    ['an alias', 'ledger-prod', [ledger]],
    ['a part of an id', '11112222', payments],
    ['an id that was pasted with hyphens', '1111-2222-5555', payments.slice(2)],
    ['an environment', 'sandbox', ['333333333333/Admin']],
    ['a role, and nothing else of its account', 'admin', ['333333333333/Admin', '111122223333/Admin']],
    ['words of account and role together', 'pay prod adm', ['111122223333/Admin']],
    ['the description of a role', 'touch', ['111122223333/ReadOnly', '111122225555/ReadOnly', ledger]],
    ['the value of a tag', 'back office', [ledger]],
    ['the beginnings of words', 'ppro', ['111122223333/ReadOnly', '111122223333/Admin']],
    ['initials of a role', 'pay prod ro', ['111122223333/ReadOnly']],
    ['initials across a hyphen', 'ldgr lpr', []],
    ['a letter too few', 'legder', [ledger]],
    ['two letters exchanged', 'paymetns', payments],
    ['a wrong letter', 'developmont', payments.slice(2)],
    ['a letter missing in a role', 'develper', ['111122225555/Developer']],
    ['no word that is two slips away', 'lgdre', []],
    ['env:', 'role:admin env:sandbox', ['333333333333/Admin']],
    ['env:, role: and acct: together', 'env:prod role:readonly acct:ledger', [ledger]],
    ['role: in roles only', 'role:payments', []],
    ['acct: with digits', 'acct:3333', [...['333333333333/Admin'], ...payments.slice(0, 2)]],
    ['tag: with key and value', 'tag:team=pay', payments],
    ['tag: with a key', 'tag:team=', [...payments, ledger]],
    ['tag: with a value alone', 'tag:ledger', [ledger]],
    ['tag: with spaces in quotation marks', 'tag:"cost centre=back off"', [ledger]],
    ['tag: with a key that is not there', 'tag:owner=pay', []],
    ['no prefix that it does not know', 'constructor:admin', []],
    ['a prefix without a word as nothing', 'env:', [...['333333333333/Admin'], ...payments, ledger]],
    ['no word that begins like an exclusion', '-admin', []],
  ])('understands %s', (_, query, expected) => {
    expect(found(query).sort()).toEqual([...expected].sort())
  })

  it('keeps to one environment', () => {
    expect(found('readonly', 'Development')).toEqual(['111122225555/ReadOnly'])
  })

  it('takes initials and slips only for what nothing has as it stands', () => {
    // "led" begins "Ledger" and is one slip from nothing else; "dev" stands in names, so that no initials are read from it.
    expect(found('dev')).toEqual(payments.slice(2))
  })

  it('ranks what is whole before what begins, and that before what is inside', () => {
    const rank = (query: string) => search(query).find(({ account }) => account.name === 'Ledger production')?.rank
    const ranks = ['222222222222', 'ledger', 'ledg', 'edge'].map((query) => rank(query) ?? Number.NaN)
    expect(ranks).toEqual([...ranks].sort((left, right) => left - right))
    expect(new Set(ranks).size).toBeGreaterThan(2)
  })

  it('never finds more when a word is added', () => {
    const word = fc.constantFrom(
      'pay',
      'prod',
      'admin',
      'role:read',
      'env:dev',
      '1111',
      'zzz',
      'ro',
      'ppro',
      'paymetns',
    )
    fc.assert(
      fc.property(fc.array(word), word, (words, more) => {
        const before = new Set(found(words.join(' ')))
        expect(found([...words, more].join(' ')).every((id) => before.has(id))).toBe(true)
      }),
    )
  })

  it('takes every query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (query) => {
        expect(found(query).length).toBeLessThanOrEqual(6)
      }),
      { numRuns: 40 },
    )
  })

  it('counts roles in words', () => {
    expect(describeCount(textsIn('en', 'access'), search(''), index)).toBe('6 roles in 4 accounts')
    expect(describeCount(textsIn('en', 'access'), search('admin'), index)).toBe('2 of 6 roles')
  })
})
