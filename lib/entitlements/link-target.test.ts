import { describe, expect, it } from 'vitest'
import { access, grant, person, role } from './access.fixture'
import { buildAccessIndex } from './access-index'
import { linkedRoles } from './link-target'

const everything = grant('all', { groups: ['ops'] }, { accounts: ['*'], roles: ['*'] })
const someRoles = grant('some', { groups: ['dev'] }, { accounts: ['pay-dev'], roles: ['ReadOnly', 'Developer'] })

/** Two accounts share a name but for the case, and two roles do. */
function ownOf(groups: readonly string[]) {
  const config = access([everything, someRoles], {
    roles: ['ReadOnly', 'readonly', 'Break_Glass', 'Developer'].map((name) => role(name)),
  })
  const names = ['Payments production', 'Payments, production!', 'Shop China']
  const accounts = config.accounts.map((account, place) => ({ ...account, name: names[place] ?? '' }))
  return buildAccessIndex({ ...config, accounts }).resolve(person(groups))
}

function linked(account: string, name: string | null, groups: readonly string[] = ['ops']) {
  return linkedRoles({ account, role: name }, ownOf(groups)).map(({ id }) => id)
}

describe('what a link means', () => {
  it.each([
    ['111122223333', 'ReadOnly', ['111122223333/ReadOnly']],
    ['111122223333', 'readonly', ['111122223333/readonly']],
    ['111122223333', 'READONLY', ['111122223333/ReadOnly', '111122223333/readonly']],
    ['111122223333', 'break-glass', ['111122223333/Break_Glass']],
    ['pay-prod', 'Developer', ['111122223333/Developer']],
    ['Pay-Prod', 'developer', ['111122223333/Developer']],
    ['shop-china', 'Developer', ['333344445555/Developer']],
    ['Shop China', 'Developer', ['333344445555/Developer']],
    ['payments-production', 'Developer', ['111122223333/Developer', '222233334444/Developer']],
    ['222233334444', 'Nobody', []],
    ['999999999999', 'ReadOnly', []],
    ['', '', []],
    ['-', '-', []],
    ['11112222333', 'ReadOnly', []],
    ['111122223333/ReadOnly', '', []],
  ])('%s/%s', (account, name, ids) => {
    expect([...linked(account, name)].sort()).toEqual(ids)
  })

  it('is every role of the account when it names none', () => {
    expect(linked('shop-cn', null)).toHaveLength(4)
  })

  it('is found among what the person has only: an account of others makes no name ambiguous, and is like none', () => {
    expect(linked('payments-production', 'developer', ['dev'])).toEqual(['222233334444/Developer'])
    expect(linked('pay-prod', 'ReadOnly', ['dev'])).toEqual([])
    expect(linked('222233334444', 'Break_Glass', ['dev'])).toEqual([])
    expect(linked('111122223333', null, [])).toEqual([])
  })
})
