import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupList } from '../domain/group-list'
import { type GroupOptions, readGroups } from './groups'

const plain: GroupOptions = { groupNames: {}, separator: null, suspectAt: null }
const inputs = (...values: string[]) => values.map((value) => ({ value, from: 'groups' }))
const read = (values: string[], options: Partial<GroupOptions> = {}) =>
  readGroups(inputs(...values), { ...plain, ...options })
const groups = (list: GroupList) => (list.kind === 'complete' ? list.groups : [])
const names = (values: string[], options: Partial<GroupOptions> = {}) =>
  groups(read(values, options)).map((group) => group.value)

describe('readGroups', () => {
  it('never folds case, trims, normalises or shortens', () => {
    const values = ['admins', 'Admins', ' admins', '/a/admins', '/b/admins', 'caf\u00e9', 'cafe\u0301', 'CN=a,OU=b']
    expect(names(values)).toEqual(values)
  })

  it('keeps each raw value once, in the order of the provider, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 30 }), (values) => {
        const expected = [...new Set(values)].filter((value) => value !== '')
        expect(names(values)).toEqual(expected)
      }),
    )
  })

  it('drops empty strings', () => {
    expect(names(['', 'a', ''])).toEqual(['a'])
  })

  it('splits only when told to', () => {
    expect(names(['a;b,c'])).toEqual(['a;b,c'])
    expect(names(['a;b,c;;a'], { separator: ';' })).toEqual(['a', 'b,c'])
  })

  it('renames what has a name and keeps the raw value and its origin', () => {
    const list = readGroups([{ value: '1f', from: 'roles' }, ...inputs('2e')], {
      ...plain,
      groupNames: { '1f': 'admins' },
    })
    expect(groups(list)).toEqual([
      { value: 'admins', raw: '1f', from: 'roles' },
      { value: '2e', raw: '2e', from: 'groups' },
    ])
  })

  it('finds no name in the prototype of an object', () => {
    expect(names(['constructor', '__proto__', 'toString'])).toEqual(['constructor', '__proto__', 'toString'])
  })

  it('calls a list incomplete when one origin reached the length at which the provider cuts', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => `group-${index}`)
    const cut = { claim: 'groups', signal: 'length' }
    expect(read(hundred, { suspectAt: 100 })).toMatchObject({ kind: 'incomplete', cut })
    expect(read(hundred.slice(1), { suspectAt: 100 }).kind).toBe('complete')
    const two = [...inputs(...hundred.slice(50)), ...hundred.slice(0, 50).map((value) => ({ value, from: 'roles' }))]
    expect(readGroups(two, { ...plain, suspectAt: 100 }).kind).toBe('complete')
  })

  it('counts a cut list as the provider sent it, repeated groups included', () => {
    expect(read(['a', 'a', 'b'], { suspectAt: 3 }).kind).toBe('incomplete')
  })

  it('takes the mark of a provider that cut its list for no group', () => {
    expect(read(['a', '[SIZE_LIMIT_EXCEEDED]'])).toEqual({
      kind: 'incomplete',
      cut: { claim: 'groups', signal: 'size_limit' },
      stated: [{ value: 'a', raw: 'a', from: 'groups' }],
    })
    expect(read(['a;[SIZE_LIMIT_EXCEEDED]'], { separator: ';' }).kind).toBe('incomplete')
  })

  it('refuses the 5,001st group and accepts the 5,000th', () => {
    const many = Array.from({ length: 5_001 }, (_, index) => `group-${index}`)
    expect(groups(read(many.slice(1)))).toHaveLength(5_000)
    expect(() => read(many)).toThrow('claims_malformed')
  })

  it('refuses a group of more than 8 KiB, counted in bytes', () => {
    expect(names(['\u00e9'.repeat(4_096)])).toHaveLength(1)
    expect(() => read([`${'\u00e9'.repeat(4_096)}x`])).toThrow('claims_malformed')
  })

  it('refuses half a character, which databases would turn into another text', () => {
    expect(() => read(['admins\ud800'])).toThrow('claims_malformed')
  })
})
