import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from './csv'

/** A reader as RFC 4180 describes one. */
function read(line: string): readonly string[] {
  const fields = [...line.matchAll(/"((?:[^"]|"")*)"(,|\r\n$)/g)]
  expect(fields.map(([whole]) => whole).join('')).toBe(line)
  return fields.map(([, field = '']) => field.replaceAll('""', '"'))
}

describe('a line of CSV', () => {
  it('is quoted and ends as RFC 4180 has it', () => {
    expect(csvLine(['a', 1, null, 'say "so", you', 'two\nlines'])).toBe('"a","1","","say ""so"", you","two\nlines"\r\n')
  })

  it.each([
    "=cmd|' /C calc'!A0",
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '\u200b=1+1',
    '\u0000=1',
    '＝1+1',
    '\n@x',
  ])('defuses %j', (text) => {
    expect(read(csvLine([text]))[0]?.startsWith("'")).toBe(true)
  })

  it.each(['ana@example.com', '111122223333', 'a=b', '192.0.2.1', "O'Brien"])('leaves %j as it is', (text) => {
    expect(read(csvLine([text]))).toEqual([text])
  })

  it('gives every field back, with an apostrophe at most, and none that begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (fields) => {
        const found = read(csvLine(fields))
        const expected = fields.map((field) => field.toWellFormed().replaceAll('\u0000', '\u2400'))
        expect(found.map((field, place) => (field === expected[place] ? field : field.slice(1)))).toEqual(expected)
        for (const field of found) expect(field).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
