import { describe, expect, it } from 'vitest'
import { access, given, grant, person } from './access.fixture'
import { buildAccessIndex } from './access-index'

/** Each looks like, or contains, `aws-admins` or a name that a careless index would know. */
const hostile: ReadonlyArray<readonly [what: string, group: string]> = [
  ['upper case', 'AWS-ADMINS'],
  ['full-width letters', 'ａｗｓ-admins'],
  ['a Cyrillic letter', 'аws-admins'],
  ['a long s', 'aw\u017f-admins'],
  ['a combining mark', 'aws-admins\u0301'],
  ['a zero-width space', 'aws-\u200badmins'],
  ['a soft hyphen', 'aws\u00ad-admins'],
  ['another hyphen', 'aws\u2010admins'],
  ['white space before', ' aws-admins'],
  ['white space after', 'aws-admins '],
  ['a no-break space', 'aws-admins\u00a0'],
  ['a line feed', 'aws-admins\n'],
  ['a NUL', 'aws-admins\0'],
  ['a comma', 'aws-admins,x'],
  ['a semicolon', 'x;aws-admins'],
  ['a vertical bar', 'aws-admins|x'],
  ['a path', '/aws-admins'],
  ['JSON', '["aws-admins"]'],
  ['a distinguished name', 'CN=aws-admins,DC=corp'],
  ['a prefix', 'corp\\aws-admins'],
  ['a wildcard', '*'],
  ['a pattern', 'aws-.*'],
  ['nothing', ''],
  ['a property', '__proto__'],
  ['another property', 'constructor'],
  ['a lone surrogate', 'aws-admins\ud800'],
]

const admins = { groups: ['aws-admins'] }

describe('a hostile group', () => {
  it.each(hostile)('with %s matches nothing', (_what, group) => {
    const rule = { source: null, ...admins }
    const index = buildAccessIndex(access([grant('admins', admins)], { admins: rule, auditors: rule }))
    const eve = person([group], { attributes: [{ name: 'groups', values: ['aws-admins'] }] })
    expect(index.resolve(eve)).toEqual([])
    expect([index.isAdmin(eve), index.isAuditor(eve)]).toEqual([false, false])
  })

  it('in two normal forms is two groups', () => {
    const composed = grant('g', { groups: ['\u00e9quipe'] })
    expect(given([composed], person(['e\u0301quipe']))).toEqual([])
    expect(given([composed], person(['\u00e9quipe']))).toEqual(['pay-prod/ReadOnly'])
  })

  it('does not count by its raw value, which rules never see', () => {
    const renamed = { value: 'guest', raw: 'aws-admins', from: 'groups' }
    expect(given([grant('admins', admins)], person([], { groups: [renamed] }))).toEqual([])
  })
})

describe('admins and auditors', () => {
  const index = buildAccessIndex(
    access([], { admins: { source: 'corp', ...admins }, auditors: { source: null, groups: [] } }),
  )

  it('are those of the groups and the source named', () => {
    expect(index.isAdmin(person(['x', 'aws-admins']))).toBe(true)
    expect(index.isAdmin(person(['aws-admins'], { source: 'partners' }))).toBe(false)
  })

  it('are nobody when no group is named', () => {
    expect(index.isAuditor(person(['aws-admins', '']))).toBe(false)
  })
})
