import { describe, expect, it } from 'vitest'
import { makeTotpSecret, totpCode, totpStep } from './totp'

/** The ASCII key `12345678901234567890` of RFC 6238 appendix B. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('one-time codes', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i seconds are as in RFC 6238 appendix B', (seconds, code) => {
    expect(totpCode(secret, totpStep(new Date(seconds * 1000)))).toBe(code)
  })

  it('come from secrets of 40 bytes in base32, each of its own', () => {
    expect(makeTotpSecret()).toMatch(/^[A-Z2-7]{64}$/)
    expect(makeTotpSecret()).not.toBe(makeTotpSecret())
  })
})
