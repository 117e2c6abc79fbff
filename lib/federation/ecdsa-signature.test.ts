import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fixedLengthSignature } from './ecdsa-signature'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const message = Buffer.from('a message')

describe('an ECDSA signature', () => {
  it('is the same signature in its fixed length, whatever its integers are', () => {
    for (let round = 0; round < 600; round++) {
      const fixed = fixedLengthSignature(sign('sha256', message, privateKey))
      expect(fixed).toHaveLength(64)
      expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, fixed)).toBe(true)
    }
  })

  it.each([
    ['nothing', ''],
    ['no sequence', '31060201010201' + '01'],
    ['one integer', '3003020101'],
    ['three integers', '3009020101020101020101'],
    ['an integer that is cut off', '30060201010202' + '01'],
    ['an integer that is too long', `3026020101022101${'ab'.repeat(32)}`],
    ['something behind it', '300602010102010100'],
  ])('is refused as %s', (_, hex) => {
    expect(() => fixedLengthSignature(Buffer.from(hex, 'hex'))).toThrow('answer_malformed')
  })
})
