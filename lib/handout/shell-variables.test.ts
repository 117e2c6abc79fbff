import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileTexts, hostileValues, values } from './hostile-values.fixture'
import type { KeyValues } from './key-values'
import { shellQuoted, shellVariables } from './shell-variables'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brevet-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Without the tester's own AWS variables, and in the locale that knows bytes only. */
function bash(script: string): string {
  const input = `unset \${!AWS_@}\nexport LC_ALL=C\n${script}`
  return execFileSync('bash', ['--norc', '--noprofile', '-s'], { input, cwd: folder, encoding: 'utf8' })
}

/** Prints what bash would hand to a program. */
const printExported = `for name in $(compgen -e AWS_); do printf '%s=%s\\0' "$name" "\${!name}"; done`

/** The exported variables after the lines were run. */
function environmentAfter(keys: KeyValues): ReadonlyMap<string, string> {
  const stale = 'export AWS_SECURITY_TOKEN=x AWS_PROFILE=x AWS_DEFAULT_PROFILE=x AWS_SESSION_TOKEN=x AWS_REGION=x'
  const printed = bash(`${stale}\n${shellVariables(keys)}${printExported}\n`)
  const pairs = printed.split('\0').slice(0, -1)
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}

/** What an environment variable can hold of a text: no NUL, and UTF-8. */
function holdable(text: string): string {
  return Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8')
}

describe('the lines for bash and zsh', () => {
  it('set exactly these variables, and unset those that would mask them', () => {
    expect(Object.fromEntries(environmentAfter(values))).toEqual({
      AWS_ACCESS_KEY_ID: values.accessKeyId,
      AWS_SECRET_ACCESS_KEY: values.secretAccessKey,
      AWS_SESSION_TOKEN: values.sessionToken,
      AWS_CREDENTIAL_EXPIRATION: '2026-11-22T06:00:00Z',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    })
  })

  it.each(hostileTexts.map((text) => [text]))('hand %j to a program unchanged, and run none of it', (text) => {
    const environment = environmentAfter(hostileValues(text))
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION']) {
      expect(environment.get(name)).toBe(holdable(text))
    }
    expect(environment.size).toBe(6)
    expect(readdirSync(folder)).toEqual([])
  })

  it('quote any text as one word', () => {
    const someText = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 50, maxLength: 50 })
    fc.assert(
      fc.property(someText, (texts) => {
        const printed = bash(`printf '%s\\0' ${texts.map(shellQuoted).join(' ')}\n`)
        expect(printed.split('\0').slice(0, -1)).toEqual(texts.map(holdable))
      }),
      { numRuns: 20 },
    )
  })
})
