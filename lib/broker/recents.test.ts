import { describe, expect, it } from 'vitest'
import { byFrecency } from './recents'

const now = new Date('2026-03-10T10:00:00Z')
const use = (entitlement: string, daysAgo: number) => ({
  entitlement,
  startedAt: new Date(now.getTime() - daysAgo * 24 * 3600 * 1000),
})

describe('recent roles', () => {
  it('put what is used often before what was used once, a little later', () => {
    expect(byFrecency([use('once', 0), use('often', 1), use('often', 2)], now)).toEqual(['often', 'once'])
  })

  it('forget habits by and by', () => {
    const old = Array.from({ length: 5 }, () => use('old', 28))
    expect(byFrecency([...old, use('new', 1)], now)).toEqual(['new', 'old'])
  })

  it('have one order for the same uses', () => {
    expect(byFrecency([use('b', 1), use('a', 1)], now)).toEqual(['a', 'b'])
    expect(byFrecency([use('a', 1), use('b', 1)], now)).toEqual(['a', 'b'])
  })

  it('take a use from a clock that is ahead for one of now', () => {
    expect(byFrecency([use('a', -1), use('b', 0), use('b', 0)], now)).toEqual(['b', 'a'])
  })
})
