import { describe, expect, it } from 'vitest'
import { countdownNotice, countdownText, endText, urgencyOf } from './countdown-text'

describe('countdown', () => {
  it('counts seconds below an hour and minutes above it', () => {
    expect([7 * 3600 + 26 * 60 + 59, 3600, 3599, 58 * 60 + 12.9, 5].map(countdownText)).toEqual([
      '7 h 26',
      '1 h 00',
      '59:59',
      '58:12',
      '0:05',
    ])
  })

  it('never shows less than nothing', () => {
    expect(countdownText(-7200)).toBe('0:00')
  })

  it('changes at ten minutes, at one minute and at the end', () => {
    expect([600, 599, 60, 59, 0.4, 0, -1].map(urgencyOf)).toEqual([
      'calm',
      'soon',
      'soon',
      'last',
      'last',
      'ended',
      'ended',
    ])
  })

  it('says nothing aloud while there is time', () => {
    expect(countdownNotice('calm', 'keys')).toBe('')
  })

  it('says what ends', () => {
    expect(countdownNotice('soon', 'keys')).toBe('These keys end in less than 10 minutes.')
    expect(countdownNotice('last', 'link')).toBe('This link ends in less than 1 minute.')
    expect(countdownNotice('ended', 'link')).toBe('This link has ended.')
  })

  it('names the zone, and the weekday when the end is not today', () => {
    const end = new Date('2026-11-24T09:40:00Z')
    expect(endText(end, new Date('2026-11-24T08:40:00Z'), 'UTC')).toBe('09:40 UTC')
    expect(endText(end, new Date('2026-11-23T22:40:00Z'), 'UTC')).toMatch(/^Tue.* 09:40 UTC$/)
  })
})
