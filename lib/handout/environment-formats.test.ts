import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { cmdVariables } from './cmd-variables'
import { dockerEnvFile, envFile } from './env-file'
import { environmentVariables, maskingVariables } from './environment-variables'
import { fishQuoted, fishVariables } from './fish-variables'
import { hostileTexts, hostileValues, values } from './hostile-values.fixture'
import type { KeyValues } from './key-values'
import { nushellQuoted, nushellVariables } from './nushell-variables'
import * as readers from './shell-readers.fixture'
import { shellVariables } from './shell-variables'
import { isInstalled, run } from './tools.fixture'

const folder = mkdtempSync(join(tmpdir(), 'brevet-formats-'))
const work = mkdtempSync(join(tmpdir(), 'brevet-work-'))
afterAll(() => {
  for (const path of [folder, work]) rmSync(path, { recursive: true, force: true })
})
const printer = join(folder, 'print.cjs')
writeFileSync(printer, 'process.stdout.write(JSON.stringify(process.env))')
const stale = Object.fromEntries(maskingVariables.map((name) => [name, 'stale']))

/** The variables of AWS in the environment that a real shell gives to a program after it ran the lines. */
function inShell(program: string, args: readonly string[], prefix = ''): readers.LineReader {
  return (text) => {
    const script = `${text}${prefix}'${process.execPath}' '${printer}'\n`
    const given = args.includes('-c') ? { cwd: work, env: stale } : { cwd: work, env: stale, input: script }
    const printed = JSON.parse(run(program, args.includes('-c') ? [...args, script] : args, given))
    return Object.fromEntries(Object.entries<string>(printed).filter(([name]) => name.startsWith('AWS_')))
  }
}

const withoutNul = (text: string) => text.replaceAll('\0', '')
const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')

interface Reading {
  readonly name: string
  readonly render: (values: KeyValues) => string
  readonly read: readers.LineReader
  /** What the format can carry of a text. */
  readonly carried: (text: string) => string
}

const strict: readonly Reading[] = [
  { name: 'fish', render: fishVariables, read: behindFirst(readers.readFish), carried: withoutNul },
  { name: 'Nushell', render: nushellVariables, read: behindFirst(readers.readNushell), carried: withoutNul },
  { name: 'cmd', render: cmdVariables, read: afterClearing, carried: (text) => printable(text).replace(/[%!"]/g, '') },
  { name: 'docker --env-file', render: dockerEnvFile, read: readers.readDockerEnvFile, carried: printable },
  {
    name: '.env',
    render: envFile,
    read: readers.readEnvFile,
    carried: (text) => printable(text).replace(/['\\$]/g, ''),
  },
]

const envFileReading = { render: envFile, carried: (text: string) => printable(text).replace(/['\\$]/g, '') }

/** Node's own reader is always there; the others where they are installed. */
const real: readonly (Reading | false)[] = [
  { ...envFileReading, name: '.env in Node', read: (text) => parseEnv(text) as Record<string, string> },
  {
    ...envFileReading,
    name: '.env in bash',
    read: (text) => inShell('bash', ['--norc', '-s'])(`set -a\nunset ${maskingVariables.join(' ')}\n${text}`),
  },
  isInstalled('zsh') && {
    name: 'a real zsh',
    render: shellVariables,
    read: inShell('zsh', ['-f', '-s']),
    carried: withoutNul,
  },
  isInstalled('fish') && {
    name: 'a real fish',
    render: fishVariables,
    read: inShell('fish', ['--no-config', '-c']),
    carried: withoutNul,
  },
  isInstalled('nu') && {
    name: 'a real Nushell',
    render: nushellVariables,
    read: inShell('nu', ['-n', '-c'], '^'),
    carried: withoutNul,
  },
]

/** Behind the line that unsets what would mask the keys. */
function behindFirst(read: readers.LineReader): readers.LineReader {
  return (text) => {
    const [first = '', ...rest] = text.split('\n')
    for (const name of maskingVariables) expect(first.split(' ')).toContain(name)
    return read(rest.join('\n'))
  }
}

/** To cmd an empty variable is none. */
function afterClearing(text: string): Readonly<Record<string, string>> {
  const { AWS_SECURITY_TOKEN, AWS_PROFILE, AWS_DEFAULT_PROFILE, ...rest } = readers.readCmd(text)
  expect([AWS_SECURITY_TOKEN, AWS_PROFILE, AWS_DEFAULT_PROFILE]).toEqual(['', '', ''])
  return rest
}

describe.each([...strict, ...real.filter((reading) => reading !== false)])('$name', ({ render, read, carried }) => {
  it('reads the variables, and none that would mask them', () => {
    expect(read(render(values))).toEqual(Object.fromEntries(environmentVariables(values)))
  })

  it.each(hostileTexts.map((text) => [text]))(
    'reads %j unchanged where it can hold it, and runs none of it',
    (text) => {
      const kept = Buffer.from(carried(text), 'utf8').toString('utf8')
      const given = environmentVariables(hostileValues(text)).map(([name, value]) => [
        name,
        value === text ? kept : value,
      ])
      const found = read(render(hostileValues(text)))
      expect(Object.fromEntries(Object.entries(found).map(([name, value]) => [name, value]))).toEqual(
        Object.fromEntries(given),
      )
      expect(readdirSync(work).filter((name) => name.includes('brevet'))).toEqual([])
    },
  )
})

it.each([
  { name: 'fish', line: (text: string) => `set -gx X ${fishQuoted(text)}`, read: readers.readFish },
  { name: 'Nushell', line: (text: string) => `$env.X = ${nushellQuoted(text)}`, read: readers.readNushell },
])('any text is one word of $name', ({ line, read }) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(read(line(text))['X']).toBe(Buffer.from(withoutNul(text), 'utf8').toString('utf8'))
    }),
  )
})
