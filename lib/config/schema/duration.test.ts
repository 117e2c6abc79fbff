import { describe, expect, it } from 'vitest'
import { duration, parseDuration } from './duration'

describe('parseDuration', () => {
  it.each([
    ['12h', 43_200],
    ['30m', 1800],
    ['45s', 45],
    ['1h30m', 5400],
    ['3600', 3600],
  ])('reads %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  it.each(['', 'h', '12 h', '-1h', '1.5h', '30m1h', '1d', '1H', '12hours'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull()
  })
})

describe('duration', () => {
  it('takes both ends of its range, and names the range when it refuses', () => {
    const schema = duration({ from: '15m', to: '12h' })
    expect(schema.parse('15m')).toBe(900)
    expect(schema.parse(43_200)).toBe(43_200)
    for (const value of ['14m59s', 43_201, true, 1000.5]) {
      expect(schema.safeParse(value).error?.issues[0]?.message).toContain('from 15m to 12h')
    }
  })
})
