import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitByWords } from './highlight-split'

describe('highlight', () => {
  it('marks every place of every word, whatever the case', () => {
    expect(splitByWords('Payments pay', ['pay'])).toEqual([
      { text: 'Pay', found: true },
      { text: 'ments ', found: false },
      { text: 'pay', found: true },
    ])
  })

  it('prefers the longest word at a place', () => {
    expect(splitByWords('production', ['pro', 'product'])).toEqual([
      { text: 'product', found: true },
      { text: 'ion', found: false },
    ])
  })

  it('marks the beginnings of words that were read as initials', () => {
    const marked = (text: string, word: string) =>
      splitByWords(text, [word])
        .filter(({ found }) => found)
        .map(({ text }) => text)
    expect(marked('Payments production', 'ppro')).toEqual(['P', 'pro'])
    expect(marked('ReadOnly', 'ro')).toEqual(['R', 'O'])
    expect(marked('Payments production', 'ro')).toEqual([])
  })

  it('marks a word with a slip', () => {
    const pieces = splitByWords('Payments production', ['paymetns'])
    expect(pieces.some(({ text, found }) => found && text.startsWith('Paym'))).toBe(true)
  })

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ minLength: 1, maxLength: 3 })), (text, words) => {
        expect(
          splitByWords(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
