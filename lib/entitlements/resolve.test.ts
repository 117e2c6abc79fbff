import { describe, expect, it } from 'vitest'
import type { GrantConfig } from '../config/config'
import { given, grant, person } from './access.fixture'

const readOnly = ['pay-prod/ReadOnly']
const ben = person(['payments-dev'], { attributes: [{ name: 'department', values: ['Pay', 'Cloud'] }] })
const members = { groups: ['payments-dev'] }

describe('who a grant means', () => {
  it.each<[rule: string, when: Parameters<typeof grant>[1], isMet: boolean]>([
    ['one of the groups suffices', { groups: ['other', 'payments-dev'] }, true],
    ['another group does not', { groups: ['other'] }, false],
    ['an empty list of groups means nobody', { groups: [] }, false],
    ['a source alone suffices', { source: 'corp' }, true],
    ['another source does not', { source: 'partners' }, false],
    ['a group counts within the source named', { source: 'corp', ...members }, true],
    ['the same group of another source is another group', { source: 'partners', ...members }, false],
    ['one value of an attribute suffices', { attributes: { department: ['Cloud'] } }, true],
    ['a value is compared by code points', { attributes: { department: ['cloud'] } }, false],
    ['all attributes must be there', { attributes: { department: ['Cloud'], team: ['x'] } }, false],
    ['an empty list of values means nobody', { attributes: { department: [] } }, false],
    ['no attribute at all is no condition', { attributes: {} }, false],
    ['no condition means nobody', {}, false],
    ['all conditions must hold', { ...members, attributes: { department: ['Tax'] } }, false],
    ['all conditions together hold', { source: 'corp', ...members, attributes: { department: ['Pay'] } }, true],
    ['a pattern is one more condition', { groups: ['other'], groupPattern: '(?<account>pay)ments-dev' }, false],
  ])('%s', (_rule, when, isMet) => {
    expect(given([grant('g', when)], ben)).toEqual(isMet ? readOnly : [])
  })
})

describe('what a grant names', () => {
  it.each<[selector: string, accounts: readonly string[]]>([
    ['111122223333', ['pay-prod']],
    ['pay-dev', ['pay-dev']],
    ['team=payments', ['pay-dev', 'pay-prod']],
    ['environment=development', ['pay-dev']],
    ['partition=aws-cn', ['shop-cn']],
    ['region=eu-west-1', ['pay-prod']],
    ['region=emea', ['pay-dev']],
    ['*', ['pay-dev', 'pay-prod', 'shop-cn']],
    ['team=pay', []],
    ['Pay-Dev', []],
    ['__proto__', []],
    ['constructor=', []],
  ])('selects by %s', (selector, accounts) => {
    const found = given([grant('g', members, { accounts: [selector] })], ben)
    expect(found).toEqual(accounts.map((account) => `${account}/ReadOnly`))
  })

  it.each<[rule: string, changes: Partial<GrantConfig>]>([
    ['an empty list of accounts is none', { accounts: [] }],
    ['an empty list of roles is none', { roles: [] }],
    ['accounts that are not named are none', { accounts: null }],
    ['roles that are not named are none', { roles: null }],
    ['an unknown role is none', { roles: ['readonly'] }],
  ])('%s', (_rule, changes) => {
    expect(given([grant('g', members, changes)], ben)).toEqual([])
  })

  it('gives every role for *, in the order of the file', () => {
    const all = ['pay-prod/ReadOnly', 'pay-prod/Developer', 'pay-prod/Admin']
    expect(given([grant('g', members, { roles: ['*'] })], ben)).toEqual(all)
  })
})

describe('a deny', () => {
  const allow = grant('allow', members, { accounts: ['*'], roles: ['ReadOnly', 'Developer'] })
  const deny = (changes: Partial<GrantConfig>) => grant('deny', members, { deny: true, ...changes })

  it.each<[rule: string, deny: GrantConfig, left: number]>([
    ['takes one pair away', deny({}), 5],
    ['takes an account away', deny({ roles: null }), 4],
    ['takes a role away', deny({ accounts: null }), 3],
    ['takes everything away when it names nothing', deny({ accounts: null, roles: null }), 0],
    ['takes nothing away with an empty list', deny({ accounts: [] }), 6],
    ['takes nothing from somebody it does not mean', grant('deny', { groups: ['x'] }, { deny: true }), 6],
    ['takes away what a group names', grant('deny', { groupPattern: '(?<account>payments-dev)' }, { deny: true }), 6],
  ])('%s, wherever it stands', (_rule, rule, left) => {
    expect(given([rule, allow], ben)).toHaveLength(left)
    expect(given([allow, rule], ben)).toHaveLength(left)
  })

  it('by pattern takes away the whole account when the pattern names no role', () => {
    const byName = grant('deny', { groupPattern: 'no-(?<account>.+)' }, { deny: true, accounts: null, roles: null })
    const left = given([allow, byName], person(['payments-dev', 'no-pay-prod']))
    expect(left).toEqual(['pay-dev/ReadOnly', 'pay-dev/Developer', 'shop-cn/ReadOnly', 'shop-cn/Developer'])
  })
})
