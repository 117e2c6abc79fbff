import { describe, expect, it } from 'vitest'
import { attributeAt, claimAt, groupInputs, statedCut, textAt } from './oidc-claims'
import type { Claims } from './oidc-token'

const parse = (json: string): Claims => JSON.parse(json)

describe('claim addresses', () => {
  const claims = parse(`{
    "https://x/groups": "url", "cognito:groups": "colon", "a.b": "dot", "a": { "b": "nested", "c/d": "slash", "~": "tilde" },
    "list": ["zero", "one"], "": "empty", "__proto__": { "own": "proto" }
  }`)

  it.each([
    ['https://x/groups', 'url'],
    ['cognito:groups', 'colon'],
    ['a.b', 'dot'],
    ['/a/b', 'nested'],
    ['/a/c~1d', 'slash'],
    ['/a/~0', 'tilde'],
    ['/list/1', 'one'],
    ['/', 'empty'],
    ['/__proto__/own', 'proto'],
  ])('reads %s', (address, value) => {
    expect(claimAt(claims, address)).toBe(value)
  })

  it.each([
    'b',
    '/a/x',
    '/a/b/c',
    '/list/01',
    '/list/-',
    '/list/length',
    'toString',
    '/constructor/name',
    '/a/__proto__',
  ])('finds nothing at %s', (address) => {
    expect(claimAt(claims, address)).toBeUndefined()
  })
})

describe('group shapes', () => {
  const values = (json: string, format: 'values' | 'keys' = 'values') =>
    groupInputs(parse(`{ "groups": ${json} }`), 'groups', format).map((input) => input.value)

  it('takes a string for one group, and a list of strings for many', () => {
    expect(values('"a, b"')).toEqual(['a, b'])
    expect(values('["a", "b"]')).toEqual(['a', 'b'])
    expect(values('[]')).toEqual([])
  })

  it('takes the keys of an object only when told to', () => {
    expect(values('{ "admin": { "org": "x" }, "__proto__": {} }', 'keys')).toEqual(['admin', '__proto__'])
    expect(() => values('{ "admin": {} }')).toThrow('claims_malformed')
  })

  it('takes an absent claim for no groups', () => {
    expect(groupInputs({}, 'groups', 'values')).toEqual([])
  })

  it.each(['42', 'null', 'true', '["a", 42]', '["a", null]', '[["a"]]', '[{ "name": "a" }]'])(
    'refuses %s instead of skipping what it cannot read',
    (json) => {
      expect(() => values(json)).toThrow('claims_malformed')
      expect(() => values(json, 'keys')).toThrow('claims_malformed')
    },
  )
})

describe('signs of groups left out', () => {
  const cut = (json: string, addresses = ['groups']) => statedCut(parse(json), addresses)

  it.each([
    ['_claim_names', '{ "_claim_names": { "groups": "src1" } }'],
    ['_claim_names', '{ "_claim_names": { "groups": "src1" }, "groups": ["a"] }'],
    [
      '_claim_sources',
      '{ "groups": "src1", "_claim_sources": { "src1": { "endpoint": "https://graph.windows.net/x" } } }',
    ],
    ['_claim_sources', '{ "groups:src1": "https://graph.windows.net/x" }'],
    ['hasgroups', '{ "hasgroups": true }'],
    ['hasgroups', '{ "hasgroups": "true" }'],
  ])('finds %s in %s', (signal, json) => {
    expect(cut(json)).toEqual({ claim: 'groups', signal })
    expect(cut(json, ['roles', '/groups'])).toEqual({ claim: '/groups', signal })
  })

  it('minds only the claims that it reads', () => {
    expect(cut('{ "_claim_names": { "groups": "src1" }, "hasgroups": true }', ['roles'])).toBeNull()
    expect(cut('{ "_claim_names": { "address": "src1" }, "hasgroups": false }')).toBeNull()
    expect(cut('{ "_claim_names": {} }', ['toString'])).toBeNull()
    expect(cut('{ "groups": "src2", "_claim_sources": { "src1": {} } }')).toBeNull()
    expect(cut('{ "groups": "toString", "_claim_sources": {} }')).toBeNull()
  })

  it.each(['_claim_names', '_claim_sources'])('refuses a %s that it cannot read', (name) => {
    expect(() => cut(JSON.stringify({ [name]: 'groups' }))).toThrow('claims_malformed')
  })
})

describe('attributes and texts', () => {
  it('reads text, numbers and booleans, alone or in a list, without empty ones', () => {
    const claims = parse('{ "team": "pay", "level": 3, "on": true, "list": ["a", "", 2], "none": "", "null": null }')
    const read = (address: string) => attributeAt(claims, 'name', address)?.values ?? null
    expect([read('team'), read('level'), read('on'), read('list')]).toEqual([['pay'], ['3'], ['true'], ['a', '2']])
    expect([read('none'), read('null'), read('absent')]).toEqual([null, null, null])
  })

  it.each(['{}', '[{}]', '[null]', '"\\ud800"', `"${'x'.repeat(8_193)}"`, `[${'1,'.repeat(500)}1]`])(
    'refuses an attribute that cannot be text (case %#)',
    (json) => {
      expect(() => attributeAt(parse(`{ "a": ${json} }`), 'a', 'a')).toThrow('claims_malformed')
    },
  )

  it('refuses what should be text and is not', () => {
    expect(textAt({}, 'email')).toBeNull()
    expect(() => textAt({ email: 42 }, 'email')).toThrow('claims_malformed')
  })
})
