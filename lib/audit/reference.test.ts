import { describe, expect, it } from 'vitest'
import { newReference } from './reference'

describe('a reference', () => {
  it('is brv- and two groups of four letters that cannot be misread', () => {
    for (let count = 0; count < 500; count += 1) {
      expect(newReference()).toMatch(/^brv-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    }
  })

  it('uses five bits of each random byte', () => {
    expect(newReference(() => Uint8Array.of(0, 1, 10, 31, 32, 255, 18, 20))).toBe('brv-01AZ-0ZJM')
  })

  it('does not repeat itself', () => {
    expect(new Set(Array.from({ length: 2000 }, () => newReference())).size).toBe(2000)
  })
})
