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
})
