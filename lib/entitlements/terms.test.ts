import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GrantConfig } from '../config/config'
import { plainTerms, type Terms } from '../domain/terms'
import { access, grant, person } from './access.fixture'
import { buildAccessIndex } from './access-index'

const id = '111122223333/ReadOnly'
const both = person(['one', 'two'])

function withTerms(name: string, terms: Partial<Terms>): GrantConfig {
  return grant(name, { groups: [name] }, { terms: { ...plainTerms, ...terms } })
}

function entitled(one: Partial<Terms>, two: Partial<Terms> | null = null) {
  const grants = [withTerms('one', one), ...(two ? [withTerms('two', two)] : [])]
  const found = buildAccessIndex(access(grants)).find(both, id)
  if (!found) throw new Error('both grants give it')
  return found
}

describe('the terms of an entitlement', () => {
  it('are plain when no grant sets any', () => {
    const found = buildAccessIndex(access([grant('one', { groups: ['one'] })])).find(both, id)
    expect(found?.terms).toEqual(plainTerms)
  })

  it('are those of the one grant, which also shortens the session', () => {
    const found = entitled({ maxSession: { seconds: 1800, grant: 'one' }, reason: 'optional', policies: ['look'] })
    expect(found.maxDurationSeconds).toBe(1800)
    expect(found.role.maxSessionSeconds).toBe(3600)
    expect(found.terms).toMatchObject({ reason: 'optional', policies: ['look'] })
  })

  it('keep the role’s own limit when the grant allows more', () => {
    expect(entitled({ maxSession: { seconds: 36_000, grant: 'one' } }).maxDurationSeconds).toBe(3600)
  })

  it('hold every bound of two grants: the shortest session, the sign-in, and everything that is asked', () => {
    const { terms } = entitled(
      { maxSession: { seconds: 1800, grant: 'one' }, reason: 'optional', ticketPatterns: ['A-[0-9]'] },
      { maxSession: { seconds: 900, grant: 'two' }, reason: 'required', ticket: 'optional', withinSignIn: true },
    )
    expect(terms).toMatchObject({
      maxSession: { seconds: 900, grant: 'two' },
      withinSignIn: true,
      reason: 'required',
      ticket: 'optional',
      ticketPatterns: ['A-[0-9]'],
    })
  })

  it('add policies up, and drop them when one grant gives the whole role', () => {
    expect(entitled({ policies: ['look'] }, { policies: ['upload', 'look'] }).terms.policies).toEqual([
      'look',
      'upload',
    ])
    expect(entitled({ policies: ['look'] }, { offeredPolicies: ['upload'] }).terms).toMatchObject({
      policies: [],
      offeredPolicies: ['upload'],
    })
  })

  it('are the same in either order of the grants', () => {
    const asked = fc.constantFrom('required', 'optional', null)
    const some = fc.record({
      maxSession: fc.option(fc.record({ seconds: fc.integer({ min: 900, max: 3600 }), grant: fc.constant('g') })),
      withinSignIn: fc.boolean(),
      policies: fc.subarray(['look', 'upload']),
      offeredPolicies: fc.constant([]),
      reason: asked,
      ticket: asked,
      ticketPatterns: fc.subarray(['A', 'B']),
    })
    const sorted = ({ policies, ticketPatterns, ...terms }: Terms) => ({
      ...terms,
      policies: [...policies].sort(),
      ticketPatterns: [...ticketPatterns].sort(),
    })
    fc.assert(
      fc.property(some, some, (one, two) => {
        expect(sorted(entitled(one, two).terms)).toEqual(sorted(entitled(two, one).terms))
      }),
    )
  })
})
