import { describe, expect, it } from 'vitest'
import { given, grant, person } from './access.fixture'

const byName = grant(
  'by-name',
  { groupPattern: 'aws-(?<account>[a-z0-9-]+)-(?<role>[A-Za-z]+)' },
  { accounts: null, roles: null },
)

describe('a group pattern', () => {
  it.each([
    ['aws-pay-prod-Developer', 'pay-prod/Developer'],
    ['aws-111122223333-Admin', 'pay-prod/Admin'],
  ])('reads account and role from %s', (group, pair) => {
    expect(given([byName], person([group]))).toEqual([pair])
  })

  it.each([
    ['an unknown account', 'aws-nowhere-Admin'],
    ['an unknown role', 'aws-pay-prod-Root'],
    ['a role in the wrong case', 'aws-pay-prod-admin'],
    ['something before it', 'xaws-pay-prod-Admin'],
    ['something after it', 'aws-pay-prod-Admin-x'],
    ['a line feed after it', 'aws-pay-prod-Admin\n'],
    ['a line of its own', 'x\naws-pay-prod-Admin'],
    ['the name of an object’s property', 'aws-constructor-Admin'],
  ])('gives nothing for %s', (_what, group) => {
    expect(given([byName], person([group]))).toEqual([])
  })

  it('fits no group of more than 128 characters, because the provider chooses the length and the pattern’s cost grows', () => {
    const padded = grant('g', { groupPattern: 'x*(?<account>pay-prod)' }, { accounts: null })
    expect(given([padded], person([`${'x'.repeat(120)}pay-prod`]))).toEqual(['pay-prod/ReadOnly'])
    expect(given([padded], person([`${'x'.repeat(121)}pay-prod`]))).toEqual([])
  })

  it('anchors every alternative', () => {
    const either = grant('g', { groupPattern: 'a-(?<account>pay-prod)|b' }, { accounts: null })
    expect(given([either], person(['a-pay-prod']))).toEqual(['pay-prod/ReadOnly'])
    expect(given([either], person(['x-b', 'a-pay-prod-9', 'b']))).toEqual([])
  })

  it('is narrowed by the grant’s own accounts and roles, and never widened', () => {
    const narrow = { ...byName, accounts: ['environment=development'], roles: ['Developer'] }
    const groups = ['aws-pay-prod-Developer', 'aws-pay-dev-Developer', 'aws-pay-dev-Admin']
    expect(given([narrow], person(groups))).toEqual(['pay-dev/Developer'])
  })

  it('uses the grant’s roles when it names an account only', () => {
    const account = grant('g', { groupPattern: 'aws-(?<account>.+)' }, { accounts: null, roles: ['ReadOnly', 'Admin'] })
    expect(given([account], person(['aws-pay-dev']))).toEqual(['pay-dev/ReadOnly', 'pay-dev/Admin'])
    expect(given([{ ...account, roles: null }], person(['aws-pay-dev']))).toEqual([])
  })

  it('counts within the source named', () => {
    const partners = { ...byName, when: { ...byName.when, source: 'partners' } }
    expect(given([partners], person(['aws-pay-prod-Admin']))).toEqual([])
  })
})
