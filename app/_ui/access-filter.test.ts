import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCount, groupAccounts, matchAccess, wordsToMark } from './access-filter'
import type { AccountView } from './access-view'
import { plainOffer } from './role-target.fixture'

function account(id: string, name: string, environment: string, roles: readonly string[]): AccountView {
  return {
    id,
    name,
    alias: name.toLowerCase().replaceAll(' ', '-'),
    environment,
    region: 'eu-west-1',
    roles: roles.map((role) => ({
      id: `${id}/${role}`,
      name: role,
      description: role === 'ReadOnly' ? 'Look, do not touch' : '',
      console: true,
      keys: true,
      privileged: false,
      maxDurationSeconds: 3600,
      offer: plainOffer,
      method: ['web-identity', 'only'] as const,
      needsMfaCode: false,
    })),
  }
}

const groups = groupAccounts([
  account('333333333333', 'Sandbox ana', 'sandbox', ['Admin']),
  account('111122223333', 'Payments production', 'production', ['ReadOnly', 'Admin']),
  account('111122225555', 'Payments development', 'dev', ['ReadOnly', 'Developer']),
  account('222222222222', 'Ledger production', 'prod', ['ReadOnly']),
])

const found = (query: string, environment = '') =>
  [...matchAccess(groups, { query, environment }).values()].flatMap((roles) => [...roles])

describe('grouping', () => {
  it('puts production first, one group for all spellings, and accounts by name', () => {
    expect(groups.map((group) => [group.environment, group.accounts.map((entry) => entry.account.name)])).toEqual([
      ['Production', ['Ledger production', 'Payments production']],
      ['Development', ['Payments development']],
      ['Sandbox', ['Sandbox ana']],
    ])
  })
})

describe('filter', () => {
  it('shows everything when nothing is asked', () => {
    expect(found('')).toHaveLength(6)
  })

  it('finds accounts by part of name, alias, id and environment, whatever the case', () => {
    expect(found('PAYMENTS')).toHaveLength(4)
    expect(found('ledger-prod')).toEqual(['222222222222/ReadOnly'])
    expect(found('11112222')).toHaveLength(4)
    expect(found('sandbox')).toEqual(['333333333333/Admin'])
  })

  it('finds an account id that was pasted with hyphens', () => {
    expect(found('1111-2222-5555')).toEqual(['111122225555/ReadOnly', '111122225555/Developer'])
  })

  it('keeps only the roles that match when the account does not', () => {
    expect(found('admin')).toEqual(['111122223333/Admin', '333333333333/Admin'])
  })

  it('joins words of account and role', () => {
    expect(found('pay prod adm')).toEqual(['111122223333/Admin'])
  })

  it('finds roles by their description', () => {
    expect(found('touch')).toHaveLength(3)
  })

  it('narrows a word to one field by a prefix', () => {
    expect(found('role:admin env:sandbox')).toEqual(['333333333333/Admin'])
    expect(found('env:prod role:readonly acct:ledger')).toEqual(['222222222222/ReadOnly'])
    expect(found('role:payments')).toEqual([])
  })

  it('treats an unknown prefix as part of the word', () => {
    expect(found('constructor:admin')).toEqual([])
  })

  it('keeps to one environment', () => {
    expect(found('readonly', 'Development')).toEqual(['111122225555/ReadOnly'])
  })

  it('never finds more when a word is added', () => {
    const word = fc.constantFrom('pay', 'prod', 'admin', 'role:read', 'env:dev', '1111', 'zzz')
    fc.assert(
      fc.property(fc.array(word), word, (words, more) => {
        const before = new Set(found(words.join(' ')))
        expect(found([...words, more].join(' ')).every((id) => before.has(id))).toBe(true)
      }),
    )
  })

  it('counts roles in words', () => {
    expect(describeCount(matchAccess(groups, { query: '', environment: '' }), groups)).toBe('6 roles in 4 accounts')
    expect(describeCount(matchAccess(groups, { query: 'admin', environment: '' }), groups)).toBe('2 of 6 roles')
  })

  it('marks words of names, not of environments', () => {
    expect(wordsToMark('env:prod Pay role:adm')).toEqual(['pay', 'adm'])
  })
})
