import { describe, expect, it } from 'vitest'
import { textsIn } from '../_messages/texts-in'
import { distanceText, fullMomentText, momentText, momentTitle } from './moment-text'

const now = new Date('2026-11-24T08:50:00Z')
const zurich = { t: textsIn('en', 'times'), locale: 'en', timeZone: 'Europe/Zurich' } as const
const zuerich = { t: textsIn('de', 'times'), locale: 'de', timeZone: 'Europe/Zurich' } as const

describe('a moment', () => {
  it.each([
    ['2026-11-24T07:41:07Z', 'today 08:41'],
    ['2026-11-23T23:30:00Z', 'today 00:30'],
    ['2026-11-23T17:02:00Z', 'yesterday 18:02'],
    ['2026-11-25T01:00:00Z', 'tomorrow 02:00'],
    ['2026-11-20T13:41:00Z', '20 Nov 14:41'],
    ['2025-12-31T13:41:00Z', '31 Dec 2025 14:41'],
  ])('%s is said as %s, by the days of the zone', (moment, text) => {
    expect(momentText(zurich, new Date(moment), now)).toMatch(new RegExp(`^${text} (?:CET|GMT\\+1)$`))
  })

  it.each([
    ['2026-11-24T08:50:00Z', 'now'],
    ['2026-11-24T08:49:01Z', 'now'],
    ['2026-11-24T08:49:00Z', '1 minute ago'],
    ['2026-11-24T10:49:00Z', 'in 1 hour'],
    ['2026-11-22T08:00:00Z', '2 days ago'],
  ])('%s is %s', (moment, text) => expect(distanceText(zurich, new Date(moment), now)).toBe(text))

  it('is said in German as Germans write it', () => {
    const moment = new Date('2026-11-23T17:02:00Z')
    expect(momentText(zuerich, moment, now)).toMatch(/^gestern 18:02 MEZ$/)
    expect(momentTitle(zuerich, moment, now)).toMatch(/^23\. Nov\. 2026, 18:02:00 MEZ, vor 15 Stunden$/)
  })

  it('has a title that says both', () => {
    expect(momentTitle({ ...zurich, timeZone: 'UTC' }, new Date('2026-11-24T05:50:00Z'), now)).toBe(
      '24 Nov 2026, 05:50:00 UTC, 3 hours ago',
    )
  })

  it('is said in full with seconds and zone', () => {
    expect(fullMomentText(zurich, new Date('2026-11-24T08:41:07Z'))).toMatch(/^24 Nov 2026, 09:41:07 (?:CET|GMT\+1)$/)
  })
})
