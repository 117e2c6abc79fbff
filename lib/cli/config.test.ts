import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'brevet-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

function config(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'jiti/register', 'lib/cli/config.ts', ...words],
    { cwd: root, encoding: 'utf8', env: { NODE_ENV: 'test', ...environment } },
  )
  return { status, stdout, stderr }
}

/** The numbers are the example's own affair. */
const summary = /^brevet\.example\.yaml: fine, with \d+ sources, \d+ accounts, \d+ roles, \d+ grants\n$/

describe('npm run config', () => {
  it('sums up a file without faults, and exits with 0', () => {
    const secrets = { CORP_CLIENT_SECRET: 'a', ENTRA_CLIENT_SECRET: 'b' }
    expect(config(['check', 'brevet.example.yaml'], secrets)).toEqual({
      status: 0,
      stdout: expect.stringMatching(summary),
      stderr: '',
    })
  })

  it('warns of variables that are missing here, and judges the rest', () => {
    const { status, stdout, stderr } = config(['check', 'brevet.example.yaml'])
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(summary),
    })
    expect(stderr).toMatch(
      /^warning: .* signIn\[0\]\.clientSecret: the environment variable CORP_CLIENT_SECRET is not set$/m,
    )
  })

  it('does not judge an address that stands in a missing variable, and does judge what stands beside it', () => {
    const file = join(folder, 'elsewhere.yaml')
    writeFileSync(file, `publicUrl: \${env:PUBLIC_URL}\nsignIn: []\n`)
    expect(config(['check', file]).status).toBe(0)
    writeFileSync(file, `publicUrl: \${env:PUBLIC_URL}\nsignIn: []\nroels: []\n`)
    expect(config(['check', file])).toMatchObject({ status: 1, stderr: expect.stringContaining('unknown key') })
  })

  it('shows warnings of a file without faults', () => {
    const file = join(folder, 'warned.yaml')
    writeFileSync(file, 'publicUrl: https://aws.example.com\nsignIn: []\n')
    const { status, stderr } = config(['check', file])
    expect(status).toBe(0)
    expect(stderr).toBe(`warning: ${file}:2:9 signIn: is an empty list, so nobody can sign in\n`)
  })

  it('prints every fault as file:line:col path: what is wrong, and exits with 1', () => {
    const file = join(folder, 'wrong.yaml')
    writeFileSync(file, 'publicUrl: http://aws.example.com\nsignIn: []\nroels: []\n')
    const { status, stdout, stderr } = config(['check', file])
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.split('\n')).toEqual([
      `${file}:1:12 publicUrl: must be https; http is accepted on loopback only (localhost, 127.0.0.0/8, ::1)`,
      `${file}:3:1 roels: unknown key (did you mean "roles"?)`,
      `2 faults in ${file}`,
      '',
    ])
  })

  it.each([[], ['check'], ['check', 'a', 'b'], ['chekc', 'a']].map((words) => [words]))(
    'explains itself on %j, and exits with 2',
    (words) => {
      const { status, stderr } = config(words)
      expect(status).toBe(2)
      expect(stderr).toContain('npm run config -- check FILE')
    },
  )
})
