import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileTexts, hostileValues } from './hostile-values.fixture'
import { powershellQuoted, powershellVariables } from './powershell-variables'

const quotes = new Set(["'", '\u2018', '\u2019', '\u201a', '\u201b'])

/**
 * Reads `'…' + [char]N + '…'` as PowerShell's tokenizer does: within single quotes only a quote is special, any of five characters
 * is one, and two in a row are the second. Null when the text is anything else.
 */
function readExpression(text: string): string | null {
  let value = ''
  let at = 0
  while (at < text.length) {
    const number = /^\[char\](\d+)/.exec(text.slice(at))
    if (number) {
      value += String.fromCharCode(Number(number[1]))
      at += number[0].length
    } else {
      const literal = readLiteral(text, at)
      if (!literal) return null
      value += literal.value
      at = literal.end
    }
    if (at === text.length) return value
    if (!text.startsWith(' + ', at)) return null
    at += 3
  }
  return null
}

function readLiteral(text: string, start: number): { readonly value: string; readonly end: number } | null {
  if (!quotes.has(text.charAt(start))) return null
  let value = ''
  for (let at = start + 1; at < text.length; at += 1) {
    if (quotes.has(text.charAt(at))) {
      if (!quotes.has(text.charAt(at + 1))) return { value, end: at + 1 }
      at += 1
    }
    value += text.charAt(at)
  }
  return null
}

describe('the lines for PowerShell', () => {
  it.each(hostileTexts.map((text) => [text]))('assign %j unchanged, as one expression a line', (text) => {
    const assignments = powershellVariables(hostileValues(text)).trimEnd().split('\n').slice(1)
    const read = assignments.map((line) => {
      const [, name, expression] = /^\$Env:(\w+) = (.*)$/.exec(line) ?? []
      return [name, readExpression(expression ?? '')]
    })
    expect(read).toEqual([
      ['AWS_ACCESS_KEY_ID', text],
      ['AWS_SECRET_ACCESS_KEY', text],
      ['AWS_SESSION_TOKEN', text],
      ['AWS_CREDENTIAL_EXPIRATION', '2026-11-22T06:00:00Z'],
      ['AWS_REGION', text],
      ['AWS_DEFAULT_REGION', text],
    ])
  })

  it('quote any text as one expression that begins with a string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const quoted = powershellQuoted(text)
        expect(quoted.startsWith("'")).toBe(true)
        expect(readExpression(quoted)).toBe(text)
      }),
    )
  })
})
