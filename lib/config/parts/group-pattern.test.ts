import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectGroupPattern } from './group-pattern'

describe('inspectGroupPattern', () => {
  it.each([
    ['aws-(?<account>[a-z0-9-]+)-(?<role>[A-Za-z]+)', true],
    ['^AWS_(?<account>\\d{12})_(?<role>.+)$', true],
    ['aws-(?<account>\\d{12})', false],
    ['(?:aws|cloud)-(?<account>[^_]+)_(?<role>ReadOnly|Developer|Admin)(?:-x)?', true],
    ['cn=aws[*+?]\\(\\+\\)(?<account>[)(|]{3}),.*', false],
  ])('accepts %s', (pattern, hasRole) => {
    expect(inspectGroupPattern(pattern)).toEqual({ ok: true, hasRole })
  })

  it.each([
    ['(?<account>(a+)+)', /repeats/],
    ['(?<account>a)(?:b|bb)*', /repeats/],
    ['(?<account>a)(?:b?){30}', /repeats/],
    ['(?<account>a)(?:(?:b|c)d){2,}', /repeats/],
    [`(?<account>a)${'b?'.repeat(30)}`, /choices/],
    [`(?<account>a)${'(?:b|bb)'.repeat(30)}`, /choices/],
    ['(?<account>.*).*.*.*x', /choices/],
    ['(?<account>a{0,9}).{0,99}.{1,99}.{2,99}', /choices/],
    ['(?=a)(?<account>a)', /look-around/],
    ['(?<!a)(?<account>a)', /look-around/],
    ['(?<account>a)\\1', /back references/],
    ['(?<account>a)\\k<account>', /back references/],
    ['aws-(.+)', /named group/],
    ['(?<account>a)(?<team>b)', /account and role only/],
    ['(?<account>a', /no regular expression/],
    ['(?<account>a)|b)(', /no regular expression/],
    [`(?<account>a)${'b'.repeat(256)}`, /at most 256/],
  ])('refuses %s', (pattern, message) => {
    expect(inspectGroupPattern(pattern)).toMatchObject({ ok: false, message: expect.stringMatching(message) })
  })

  it('accepts nothing that a hostile group can make slow', () => {
    const piece = fc.constantFrom(
      'a',
      'a*',
      'a+',
      'a?',
      '(?:a|aa)',
      '(?:a+)',
      '(?:a*)*',
      '(?:a?)+',
      '.{1,9}',
      '[a-b]+',
      '|',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const pattern = `(?<account>a)${pieces.join('')}`
        if (!inspectGroupPattern(pattern).ok) return
        const startedAt = performance.now()
        new RegExp(`^(?:${pattern})$`, 'u').test(`${'a'.repeat(127)}!`)
        expect(performance.now() - startedAt).toBeLessThan(5000)
      }),
      { numRuns: 500 },
    )
  })
})
