import { expect, it } from 'vitest'
import { base32 } from './base32'

it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('encodes %j as RFC 4648 section 10 does, without padding', (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded)
})
