import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationChoices, durationChoicesWith, durationText, initialDuration, readDuration } from './duration'

const hours = (...list: readonly number[]) => list.map((hour) => hour * 3600)

describe('duration', () => {
  it('offers the maximum and what fits below it', () => {
    expect(durationChoices(3600)).toEqual(hours(0.25, 1))
    expect(durationChoices(4 * 3600)).toEqual(hours(0.25, 1, 4))
    expect(durationChoices(8 * 3600)).toEqual(hours(0.25, 1, 4, 8))
    expect(durationChoices(36 * 3600)).toEqual(hours(1, 4, 12, 36))
    expect(durationChoices(900)).toEqual([900])
  })

  it('never offers more than four lengths, nor one beyond the maximum, nor one below what AWS accepts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 900, max: 129_600 }), (max) => {
        const choices = durationChoices(max)
        expect(choices.length).toBeLessThanOrEqual(4)
        expect(choices.at(-1)).toBe(max)
        expect(choices.every((seconds) => seconds >= 900 && seconds <= max)).toBe(true)
      }),
    )
  })

  it('begins with what was chosen last, as far as the role allows', () => {
    expect(initialDuration(12 * 3600, null)).toBe(3600)
    expect(initialDuration(12 * 3600, 4 * 3600)).toBe(4 * 3600)
    expect(initialDuration(3600, 12 * 3600)).toBe(3600)
    expect(initialDuration(36 * 3600, 900)).toBe(3600)
  })

  it('writes lengths the short way', () => {
    expect([900, 3600, 5400, 36 * 3600].map(durationText)).toEqual(['15 min', '1 h', '1 h 30', '36 h'])
  })
})

it.each([
  ['1h', 3600],
  ['90m', 5400],
  ['1h30m', 5400],
  ['900', 900],
  ['', null],
  ['h', null],
  ['0m', null],
  ['1d', null],
  ['-900', null],
  [null, null],
])('reads the length %j of a link', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds)
})

it('offers the length that a link asks for where it can be given, and never more than four', () => {
  expect(durationChoicesWith(12 * 3600, 2 * 3600)).toEqual([3600, 2 * 3600, 4 * 3600, 12 * 3600])
  for (const wanted of [null, 60, 3600, 12 * 3600, 99 * 3600]) {
    expect(durationChoicesWith(12 * 3600, wanted)).toEqual(durationChoices(12 * 3600))
  }
})
