import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closest, didYouMean, editDistance } from './suggestion'

describe('closest', () => {
  it.each([
    ['isuer', 'issuer'],
    ['clientid', 'clientId'],
    ['singIn', 'signIn'],
  ])('suggests for %s the key %s', (written, meant) => {
    expect(closest(written, ['issuer', 'clientId', 'signIn', 'scopes'])).toBe(meant)
  })

  it('suggests nothing when nothing is near', () => {
    expect(didYouMean('zzz', ['issuer', 'clientId'])).toBe('')
  })
})

describe('editDistance', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('sing', 'sign')).toBe(1)
  })

  it('is symmetric, zero for equals only, and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b)
        expect(distance).toBe(editDistance(b, a))
        expect(distance === 0).toBe(a === b)
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })
})
