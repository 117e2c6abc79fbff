import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSentOnce } from './sent-cookie'

describe('isSentOnce', () => {
  it.each(['brevet-session=a', 'other=1; brevet-session=a', 'brevet-session=a; my-brevet-session=b'])(
    'takes the one cookie of the name: %s',
    (header) => {
      expect(isSentOnce(header, 'brevet-session')).toBe(true)
    },
  )

  it.each([
    '',
    'other=1',
    'brevet-session=a; brevet-session=a',
    'brevet-session=a;brevet-session=b',
    'brevet-session=a; brevet-session.0=b',
    'brevet-session.0=a',
    'brevet-session.0=a; brevet-session.1=b',
    'brevet-sessionX=a',
    'brevet-session=a; brevet-session',
  ])('refuses none, a second one and pieces: %s', (header) => {
    expect(isSentOnce(header, 'brevet-session')).toBe(false)
  })

  it('never takes a header with a second one, whatever stands around them', () => {
    const around = fc.array(fc.oneof(fc.string(), fc.constantFrom(';', '=', '"', '%3B', '\t', 'brevet-session.0=x')))
    fc.assert(
      fc.property(around, around, (before, after) => {
        const header = `${before.join('')}; brevet-session=a; ${after.join('')}; brevet-session=b`
        expect(isSentOnce(header, 'brevet-session')).toBe(false)
      }),
    )
  })
})
