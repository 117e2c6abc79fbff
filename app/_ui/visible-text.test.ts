import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleText } from './visible-text'

const shown = (value: string) =>
  visibleText(value)
    .map((piece) => (piece.invisible ? `[${piece.text}]` : piece.text))
    .join('')

describe('visible text', () => {
  it('leaves ordinary text of every script alone', () => {
    for (const text of ['platform admins', 'Zürich', 'إدارة', '開発チーム', 'emoji 🙂']) {
      expect(visibleText(text)).toEqual([{ text, invisible: false }])
    }
  })

  it('names bidirectional overrides, so that a value cannot reorder the line', () => {
    expect(shown('admin\u202etxt')).toBe('admin[U+202E]txt')
  })

  it('names zero-width characters, so that two groups that look alike differ', () => {
    expect(shown('ad\u200bmins')).toBe('ad[U+200B]mins')
  })

  it('shows line breaks and tabs as symbols', () => {
    expect(shown('a\r\n\tb')).toBe('a[␍][␊][␉]b')
  })

  it('shows spaces at the ends and doubled spaces, but not a single one between words', () => {
    expect(shown(' a b  c ')).toBe('[␠]a b[␠␠]c[␠]')
  })

  it('shows a no-break space as what it is', () => {
    expect(shown('a\u00a0b')).toBe('a[U+00A0]b')
  })

  it('never passes a control or format character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        for (const piece of visibleText(value)) expect(piece.text).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  })
})
