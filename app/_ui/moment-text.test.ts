import { describe, expect, it } from 'vitest'
import { fullMomentText, momentText } from './moment-text'

const now = new Date('2026-11-24T08:50:00Z')
const zurich = 'Europe/Zurich'

describe('a moment', () => {
  it.each([
    ['2026-11-24T07:41:07Z', 'today 08:41'],
    ['2026-11-23T23:30:00Z', 'today 00:30'],
    ['2026-11-23T17:02:00Z', 'yesterday 18:02'],
    ['2026-11-25T01:00:00Z', 'tomorrow 02:00'],
    ['2026-11-20T13:41:00Z', '20 Nov 14:41'],
    ['2025-12-31T13:41:00Z', '31 Dec 2025 14:41'],
  ])('%s is said as %s, by the days of the zone', (moment, text) => {
    expect(momentText(new Date(moment), now, zurich)).toBe(text)
  })

  it('is said in full with seconds and zone', () => {
    expect(fullMomentText(new Date('2026-11-24T08:41:07Z'), zurich)).toMatch(/^24 Nov 2026, 09:41:07 (?:CET|GMT\+1)$/)
  })
})
