import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from './canonical-json'

describe('canonical JSON', () => {
  it('sorts keys at every depth and writes no white space', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'x y', B: true })).toBe(
      '{"B":true,"a":"x y","b":[{"a":null,"z":1}]}',
    )
  })

  it('means the same value, and gives the same text for every order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value as Json)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(reversed(JSON.parse(text)))).toBe(text)
      }),
    )
  })

  it('is valid UTF-8 even for lone surrogates', () => {
    const text = canonicalJson({ name: '\ud800 \u0000' })
    expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
    expect(text).toBe('{"name":"\\ud800 \\u0000"}')
  })
})

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, reversed(member)] as const)
  return Object.fromEntries(members.reverse())
}
