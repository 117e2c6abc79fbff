import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYaml } from './yaml-source'

describe('readYaml', () => {
  it.each([
    ['a: 1\na: 2', 'this key is given twice'],
    ['a: 1\n---\nb: 2', 'a second YAML document begins here; the file must hold one'],
    ['a: &x [1]\nb: *x', 'YAML aliases (*name) are not supported; write the value out'],
    ['a: !secret x', 'YAML tags (!…) are not supported'],
    ['a: !!binary aGk=', 'YAML tags (!…) are not supported'],
    ['__proto__: { admin: true }', 'this key is not allowed'],
    ['? [a]\n: 1', 'a key must be plain text'],
    ['\ta: 1', 'a tab in the indentation; use spaces'],
    ['a: b: c', 'a second "key: value" on one line; put the value in quotes or on its own line'],
    ['a\0b', 'the file holds a NUL character; is it UTF-8 text?'],
  ])('refuses %j', (text, message) => {
    expect(readYaml(text).syntaxFaults.map((fault) => fault.message)).toContain(message)
  })

  it('says where a syntax fault stands', () => {
    expect(readYaml('a: 1\nb: 2\na: 3\n').syntaxFaults).toMatchObject([{ line: 3, column: 1 }])
  })

  it('says that a reference inside braces needs quotes', () => {
    const [fault] = readYaml(`a: { b: \${env:SECRET}, c: 1 }`).syntaxFaults
    expect(fault?.message).toContain('must be in quotes')
  })

  it('refuses nesting that would exhaust the stack', () => {
    expect(readYaml('['.repeat(50_000)).syntaxFaults[0]?.message).toBe('the nesting is too deep')
    expect(readYaml(`${'['.repeat(100)}${']'.repeat(100)}`).syntaxFaults[0]?.message).toBe('the nesting is too deep')
  })

  it('refuses a billion laughs before anything is expanded', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`)
    expect(readYaml(`a0: &a0 [x]\n${lines.join('\n')}`).syntaxFaults.length).toBeGreaterThan(0)
  })

  it('repeats nothing of the file in a syntax fault', () => {
    const { syntaxFaults } = readYaml('a: { b: canary }} canary: "\\canary\n!canary *canary')
    expect(syntaxFaults.length).toBeGreaterThan(0)
    expect(JSON.stringify(syntaxFaults)).not.toContain('canary')
  })

  it('finds values, keys, and the nearest parent of what is absent', () => {
    const yaml = readYaml('a:\n  - b: 1\n    c: { d: x }\n')
    expect(yaml.locate(['a', 0, 'c', 'd'], 'value')).toEqual({ line: 3, column: 13 })
    expect(yaml.locate(['a', 0, 'c', 'd'], 'key')).toEqual({ line: 3, column: 10 })
    expect(yaml.locate(['a', 0, 'x', 'y'], 'value')).toEqual({ line: 2, column: 5 })
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:-{}[]&*!|>\'"#%@`?, \n\t0$~') }),
        (text) => void readYaml(text),
      ),
    )
  })
})
