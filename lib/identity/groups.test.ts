import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GroupOptions, readGroups } from './groups'

const plain: GroupOptions = { groupNames: {}, separator: null, suspectAt: null }
const inputs = (...values: string[]) => values.map((value) => ({ value, from: 'groups' }))
const read = (values: string[], options: Partial<GroupOptions> = {}) =>
  readGroups(inputs(...values), { ...plain, ...options })
const names = (values: string[], options: Partial<GroupOptions> = {}) =>
  read(values, options).groups.map((group) => group.value)

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
    const groups = readGroups([{ value: '1f', from: 'roles' }, ...inputs('2e')], {
      ...plain,
      groupNames: { '1f': 'admins' },
    }).groups
    expect(groups).toEqual([
      { value: 'admins', raw: '1f', from: 'roles' },
      { value: '2e', raw: '2e', from: 'groups' },
    ])
  })

  it('finds no name in the prototype of an object', () => {
    expect(names(['constructor', '__proto__', 'toString'])).toEqual(['constructor', '__proto__', 'toString'])
  })

  it('calls a list suspect when one origin reached the length at which the provider cuts', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => `group-${index}`)
    expect(read(hundred, { suspectAt: 100 }).groupsState).toBe('suspect')
    expect(read(hundred.slice(1), { suspectAt: 100 }).groupsState).toBe('complete')
    const two = [...inputs(...hundred.slice(50)), ...hundred.slice(0, 50).map((value) => ({ value, from: 'roles' }))]
    expect(readGroups(two, { ...plain, suspectAt: 100 }).groupsState).toBe('complete')
  })

  it('refuses a list that the provider says it cut', () => {
    expect(() => read(['a', '[SIZE_LIMIT_EXCEEDED]'])).toThrow('groups_incomplete')
  })

  it('refuses the 5,001st group and accepts the 5,000th', () => {
    const many = Array.from({ length: 5_001 }, (_, index) => `group-${index}`)
    expect(read(many.slice(1)).groups).toHaveLength(5_000)
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
