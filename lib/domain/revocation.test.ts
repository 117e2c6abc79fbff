import { expect, it } from 'vitest'
import { effectiveRevocations, endOfSecond, longestSessionEnd, type Revocation } from './revocation'

const at = (seconds: number) => new Date(Date.parse('2026-11-25T08:00:00Z') + seconds * 1000)
const ana = {
  source: 'corp',
  subject: 'u-1',
  name: 'Ana',
  email: null,
  marks: { sessionNames: ['ana'], sourceIdentities: ['ana'] },
}

function revocation(id: string, seconds: number, person: Revocation['person'] = null): Revocation {
  const by = { source: 'corp', subject: 'u-9', name: null, email: null }
  const issuedBefore = at(seconds)
  const times = { issuedBefore, liftsAt: longestSessionEnd(issuedBefore) }
  return { id, reference: 'brv-TEST-0001', person, ...times, reason: 'lost', by, state: 'written' }
}

const effective = (...all: readonly Revocation[]) => effectiveRevocations(all).map(({ id }) => id)

it('a revocation of everybody says what older ones said, of whomever', () => {
  expect(effective(revocation('a', 1), revocation('b', 2, ana), revocation('c', 3))).toEqual(['c'])
})

it('a later one of a person stands beside an older one of everybody', () => {
  expect(effective(revocation('a', 1), revocation('b', 2, ana))).toEqual(['a', 'b'])
})

it('a later one of the same person says what the older said, unless AWS knew the person by another name', () => {
  const renamed = { ...ana, marks: { sessionNames: ['ana-new'], sourceIdentities: ['ana-new'] } }
  expect(effective(revocation('a', 1, ana), revocation('b', 2, ana))).toEqual(['b'])
  expect(effective(revocation('a', 1, ana), revocation('b', 2, renamed))).toEqual(['a', 'b'])
  const other = { ...ana, source: 'partners' }
  expect(effective(revocation('a', 1, ana), revocation('b', 2, other))).toEqual(['a', 'b'])
})

it('of two that say the same, one counts', () => {
  expect(effective(revocation('a', 1), revocation('b', 1))).toHaveLength(1)
})

it('means what was begun in the same second as well', () => {
  expect(endOfSecond(new Date('2026-11-25T08:00:00.001Z'))).toEqual(at(1))
  expect(endOfSecond(at(0))).toEqual(at(1))
})

it('holds until keys have ended, and the console that they opened at their end', () => {
  expect(longestSessionEnd(at(0))).toEqual(at(24 * 3600 + 15 * 60))
})
