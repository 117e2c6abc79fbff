import { describe, expect, it } from 'vitest'
import { checkSubject, displayName } from './person'

describe('checkSubject', () => {
  it.each(['42', 'auth0|5f', 'Ana@Example.com', ' padded ', 'cafe\u0301', '__proto__', 'x'.repeat(1_024)])(
    'keeps %j as it is',
    (subject) => {
      expect(checkSubject(subject)).toBe(subject)
    },
  )

  it.each([undefined, null, 42, ['a'], {}, '', '   ', 'a\u0000b', 'a\r\nb', 'a\ud800', 'a\ufffd', 'x'.repeat(1_025)])(
    'refuses %j',
    (subject) => {
      expect(() => checkSubject(subject)).toThrow('claims_malformed')
    },
  )
})

describe('displayName', () => {
  it('takes the first candidate that shows something', () => {
    expect(displayName([null, undefined, '', ' \u202e ', 'Ana', 'Ben'], 'subject')).toBe('Ana')
    expect(displayName([], 'subject')).toBe('subject')
  })

  it('keeps a name on one line and in its own direction', () => {
    expect(displayName(['Ana\r\nAdmin \u202eevil\u2066'], 'subject')).toBe('Ana Admin  evil')
  })

  it('cuts after 200 characters, never within one', () => {
    expect([...displayName(['\u{1f600}'.repeat(300)], 'subject')]).toHaveLength(200)
  })

  it('leaves markup alone: it is text', () => {
    expect(displayName(['<script>alert(1)</script>'], 'subject')).toBe('<script>alert(1)</script>')
  })
})
