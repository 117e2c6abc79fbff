import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { accountOf, someAccounts } from './access.fixture'
import { accountsOf, tableOf } from './access-table'

describe('table of accounts', () => {
  it('gives back what was put in', () => {
    expect(accountsOf(tableOf(someAccounts))).toEqual(someAccounts)
    expect(accountsOf(tableOf([]))).toEqual([])
  })

  it('carries what is the same once', () => {
    const { roles, roleSets, environments } = tableOf([
      accountOf('111111111111', 'One', 'dev', ['ReadOnly', 'Admin']),
      accountOf('222222222222', 'Two', 'dev', ['ReadOnly', 'Admin']),
    ])
    expect([roles.length, roleSets.length, environments.length]).toEqual([2, 1, 1])
  })

  it('has two thousand accounts with eight roles in little room', () => {
    const roles = ['ReadOnly', 'Admin', 'Developer', 'Deployer', 'PowerUser', 'Support', 'Billing', 'Audit']
    const accounts = Array.from({ length: 2000 }, (_, index) =>
      accountOf(
        String(100_000_000_000 + ((index * 7_919_000_003) % 899_999_999_999)),
        `Service ${index} production`,
        'prod',
        roles,
      ),
    )
    expect(gzipSync(JSON.stringify(tableOf(accounts))).length).toBeLessThan(24_000)
  })
})
