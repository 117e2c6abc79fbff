import { describe, expect, it } from 'vitest'
import { configText, faultsOf, parsed } from './parse-config.fixture'
import { expandReferences } from './reference'

const none = { environment: {}, readFile: () => '' }

describe('references', () => {
  it('replaces variables and files anywhere in a text, and files lose their last line break', () => {
    const sources = { environment: { A: 'one' }, readFile: (path: string) => `<${path}>\n` }
    expect(expandReferences({ x: [`a \${env:A} b \${file:/run/s}`] }, sources).value).toEqual({
      x: ['a one b </run/s>'],
    })
  })

  it('does not read what came in as YAML or as a reference', () => {
    const environment = { A: `{ x: [1] }\n- \${env:B}`, B: 'inner' }
    const config = parsed(configText({ support: `{ name: "\${env:A}" }` }), { environment })
    expect(config.support.name).toBe(environment.A)
  })

  it('leaves keys and other values than text alone', () => {
    const value = { [`\${env:A}`]: 1, b: true, c: null }
    expect(expandReferences(value, none)).toEqual({ value, referenced: [], files: [], faults: [] })
  })

  it('takes a doubled dollar as a literal reference', () => {
    expect(expandReferences(`$\${env:A}`, none).value).toBe(`\${env:A}`)
  })

  it.each([
    ['env:NOPE', 'the environment variable NOPE is not set'],
    ['env:EMPTY', 'the environment variable EMPTY is empty'],
    ['env:constructor', 'the environment variable constructor is not set'],
    ['file:/nope', 'the file /nope cannot be read (ENOENT)'],
    ['file:/empty', 'the file /empty is empty'],
    ['NOPE', `is no reference: write \${env:NAME} or \${file:/path}, or $\${ for a literal \${`],
  ])('reports %s, once, at the place where it stands', (body, message) => {
    const text = configText({ support: `{ url: "\${${body}}" }` })
    const surroundings = { environment: { EMPTY: '' }, files: { '/empty': '\n' } }
    expect(faultsOf(text, surroundings)).toEqual([`support.url: ${message}`])
  })

  it('finds relative files from the folder of the configuration', () => {
    const config = parsed(configText({ support: `{ name: "\${file:team.txt}" }` }), {
      files: { '/etc/brevet/team.txt': 'platform' },
    })
    expect(config.support.name).toBe('platform')
  })
})
