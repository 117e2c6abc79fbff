import { describe, expect, it } from 'vitest'
import { access, chinaId, grant, person, productionId } from './access.fixture'
import { buildAccessIndex } from './access-index'

const grants = [
  grant('payments', { groups: ['payments-dev', 'payments-ops'] }),
  grant('elsewhere', { groups: ['payments-dev'] }, { accounts: ['shop-cn'] }),
  grant('partners', { source: 'partners', groups: ['payments-dev'] }),
  grant('cloud', { attributes: { department: ['Cloud'] } }),
  grant('by-name', { groupPattern: 'aws-(?<account>.+)-(?<role>.+)' }, { accounts: null, roles: null }),
  grant('contractors', { groups: ['contractors'] }, { deny: true, accounts: null, roles: null }),
]
const index = buildAccessIndex(access(grants))
const id = `${productionId}/ReadOnly`

describe('an explanation', () => {
  it('names the grant and the group of a yes, and every condition that was not met', () => {
    expect(index.explain(person(['payments-dev', 'aws-shop-cn-Admin', 'aws-x-Admin']), id)).toEqual({
      id,
      verdict: 'granted',
      decidedBy: ['payments'],
      grants: [
        {
          grant: 'payments',
          effect: 'allow',
          met: true,
          conditions: [
            { kind: 'groups', met: true, wanted: ['payments-dev', 'payments-ops'], matched: ['payments-dev'] },
          ],
        },
        {
          grant: 'partners',
          effect: 'allow',
          met: false,
          conditions: [
            { kind: 'source', met: false, wanted: 'partners', actual: 'corp' },
            { kind: 'groups', met: true, wanted: ['payments-dev'], matched: ['payments-dev'] },
          ],
        },
        {
          grant: 'cloud',
          effect: 'allow',
          met: false,
          conditions: [{ kind: 'attribute', met: false, name: 'department', wanted: ['Cloud'], actual: [] }],
        },
        {
          grant: 'by-name',
          effect: 'allow',
          met: false,
          conditions: [
            {
              kind: 'pattern',
              met: false,
              pattern: 'aws-(?<account>.+)-(?<role>.+)',
              matches: [
                { group: 'aws-shop-cn-Admin', account: 'shop-cn', role: 'Admin', outcome: 'elsewhere' },
                { group: 'aws-x-Admin', account: 'x', role: 'Admin', outcome: 'unknown-account' },
              ],
            },
          ],
        },
        {
          grant: 'contractors',
          effect: 'deny',
          met: false,
          conditions: [{ kind: 'groups', met: false, wanted: ['contractors'], matched: [] }],
        },
      ],
    })
  })

  it('names the deny that took away what another grant gives', () => {
    const explanation = index.explain(person(['payments-ops', 'contractors']), id)
    expect(explanation).toMatchObject({ verdict: 'denied', decidedBy: ['contractors'] })
    expect(explanation.grants.filter(({ met }) => met).map(({ grant: name }) => name)).toEqual([
      'payments',
      'contractors',
    ])
  })

  it('says of a grant without any condition that it means nobody', () => {
    const open = buildAccessIndex(access([grant('open', {})]))
    expect(open.explain(person(['dev']), id)).toMatchObject({
      verdict: 'not-granted',
      grants: [{ grant: 'open', met: false, conditions: [] }],
    })
  })

  it('tells a role that nobody gave from one that does not exist', () => {
    expect(index.explain(person([]), id)).toMatchObject({ verdict: 'not-granted', decidedBy: [] })
    expect(index.explain(person([]), `${chinaId}/Root`)).toMatchObject({ verdict: 'unknown', grants: [] })
  })
})

describe('the explanation of nothing', () => {
  it('counts the grants and names the groups that no grant knows', () => {
    expect(index.explainNothing(person(['staff', 'aws-x-Admin', 'staff']))).toEqual({
      grantCount: 6,
      metGrants: [],
      unmatchedGroups: ['staff'],
    })
  })

  it('names the grants that were met, and denied', () => {
    expect(index.explainNothing(person(['payments-dev', 'contractors', 'staff']))).toEqual({
      grantCount: 6,
      metGrants: ['payments', 'elsewhere', 'contractors'],
      unmatchedGroups: ['staff'],
    })
  })

  it('counts a group that only another source may use as unknown', () => {
    const partnersOnly = buildAccessIndex(access([grant('p', { source: 'partners', groups: ['dev'] })]))
    expect(partnersOnly.explainNothing(person(['dev'])).unmatchedGroups).toEqual(['dev'])
  })
})
