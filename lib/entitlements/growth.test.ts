import { describe, expect, it } from 'vitest'
import type { GrantConfig } from '../config/config'
import { access, grant, person, productionId } from './access.fixture'
import { type AccessIndex, buildAccessIndex } from './access-index'

const id = `${productionId}/ReadOnly`
const groups = Array.from({ length: 20 }, (_, place) => `mine-${place}`)
const who = person(groups, { attributes: [{ name: 'team', values: ['mine'] }] })
const own = groups.map((group) => grant(group, { groups: [group] }))

function foreign(count: number): readonly GrantConfig[] {
  return Array.from({ length: count }, (_, place) =>
    place % 2 === 0
      ? grant(`g${place}`, { groups: [`other-${place}`] }, { accounts: ['*'], roles: ['*'] })
      : grant(`a${place}`, { attributes: { team: [`other-${place}`] } }),
  )
}

/** The least time of many runs: what else the machine does only adds to it. */
function leastMilliseconds(task: () => unknown): number {
  const times = Array.from({ length: 400 }, () => {
    const startedAt = performance.now()
    task()
    return performance.now() - startedAt
  })
  return Math.min(...times)
}

describe('with 200 times as many grants of other people', () => {
  const few = buildAccessIndex(access([...foreign(250), ...own]))
  const many = buildAccessIndex(access([...foreign(50_000), ...own]))

  it.each<[name: string, task: (index: AccessIndex) => unknown]>([
    ['resolve', (index) => index.resolve(who)],
    ['find', (index) => index.find(who, id)],
    ['explainNothing', (index) => index.explainNothing(who)],
  ])('%s takes no longer', (_name, task) => {
    expect(task(many)).toBeTruthy()
    const [before, after] = [leastMilliseconds(() => task(few)), leastMilliseconds(() => task(many))]
    expect(after / before).toBeLessThan(5)
  })

  it('find costs less than the list it does not make', () => {
    const wide = buildAccessIndex(
      access([grant('all', { groups: ['mine-0'] }, { accounts: ['*'], roles: ['*'] })], square()),
    )
    expect(wide.find(who, '000000000059/Role59')).not.toBeNull()
    const listing = leastMilliseconds(() => wide.resolve(who))
    expect(leastMilliseconds(() => wide.find(who, '000000000059/Role59')) / listing).toBeLessThan(0.1)
  })
})

/** 60 accounts with 60 roles. */
function square() {
  const { accounts, roles } = access([])
  const [account, role] = [accounts[0], roles[0]]
  if (!account || !role) throw new Error('the fixture has an account and a role')
  return {
    accounts: Array.from({ length: 60 }, (_, place) => ({
      ...account,
      id: String(place).padStart(12, '0'),
      alias: `a${place}`,
    })),
    roles: Array.from({ length: 60 }, (_, place) => ({ ...role, name: `Role${place}` })),
  }
}
