import { describe, expect, it } from 'vitest'
import { textsIn } from '../_messages/texts-in'
import { countdownNotice, countdownText, endText, urgencyOf } from './countdown-text'

const english = { t: textsIn('en', 'times'), locale: 'en', timeZone: 'UTC' } as const

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
    expect(countdownNotice(english, 'calm', 'keys')).toBe('')
  })

  it('says what ends', () => {
    expect(countdownNotice(english, 'soon', 'keys')).toBe('These keys end in less than 10 minutes.')
    expect(countdownNotice(english, 'last', 'link')).toBe('This link ends in less than 1 minute.')
    expect(countdownNotice(english, 'ended', 'link')).toBe('This link has ended.')
  })

  it('names the zone, and the weekday when the end is not today', () => {
    const end = new Date('2026-11-24T09:40:00Z')
    expect(endText(english, end, new Date('2026-11-24T08:40:00Z'))).toBe('09:40 UTC')
    expect(endText(english, end, new Date('2026-11-23T22:40:00Z'))).toMatch(/^Tue.* 09:40 UTC$/)
  })
})
