import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestInstallation, reader } from './installation.fixture'
import { roleDetail } from './role-detail'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

function detailFor(groups: readonly string[]) {
  const setup = test.installation.current()
  const identity = { ...reader, groups: groups.map((value) => ({ value, raw: value, from: 'groups' })) }
  const entitlement = setup.access.find(identity, '111122223333/Asked')
  if (!entitlement) throw new Error('no entitlement')
  return roleDetail(setup, identity, entitlement)
}

it('says where a grant stands in the configuration, and which could take the role away, to administrators alone', () => {
  expect(detailFor(['readers', 'admins'])).toMatchObject({
    denies: { count: 0, names: [] },
    places: new Map([['asked', 'grants[1]']]),
  })
  expect(detailFor(['readers'])).toMatchObject({ denies: { count: 0, names: null }, places: null })
})
