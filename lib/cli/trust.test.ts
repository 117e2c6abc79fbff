import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { openKeyRings } from '../keys/key-rings'
import { createSqliteTestDatabase } from '../store/database.fixture'
import { openStore } from '../store/store'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'brevet-trust-cli-'))
const ringSecret = 'tV3mJ0cPq8wZ5nR1xK7yB4dG6hL9sF2aUoEiXvQrTzYp'
const configPath = join(folder, 'brevet.yaml')
const brokerWords = ['--principal', 'arn:aws:iam::999988887777:role/broker', '--external-id', 'brevet-7QK2M9XA']

const configuration = `
publicUrl: https://aws.example.com
signIn: [{ id: corp, kind: oidc, issuer: "https://idp.example.com", clientId: brevet }]
accounts:
  - { id: "111122223333", alias: pay-prod }
  - { id: "444455556666", partition: aws-us-gov, region: us-gov-west-1, method: saml }
roles: [{ name: ReadOnly, maxSession: 12h }, { name: Developer, path: /team/ }]
`

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** `npm run trust`, as a process, with a portal's database beside it or none. */
async function trust(words: readonly string[], databasePath = join(folder, 'absent.db')): Promise<Outcome> {
  const options = {
    cwd: root,
    env: {
      NODE_ENV: 'test' as const,
      PATH: '',
      BREVET_CONFIG: configPath,
      BREVET_SECRET: ringSecret,
      DATABASE_URL: `sqlite:${databasePath}`,
    },
  }
  const run = promisify(execFile)(
    process.execPath,
    ['--import', 'jiti/register', 'lib/cli/trust.ts', ...words],
    options,
  )
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
  )
}

beforeAll(() => writeFileSync(configPath, configuration))
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run trust', () => {
  it('writes a template for the account’s own method by default, to standard output alone', async () => {
    const { code, stdout, stderr } = await trust(['--account', '111122223333'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^# Trust for Brevet by web-identity in account 111122223333 \(aws\)\.\n/)
    expect(stdout).toContain('AWSTemplateFormatVersion')
  })

  it('writes to a file, and only the roles that are named', async () => {
    const out = join(folder, 'trust.json')
    const words = ['--account', '111122223333', '--format', 'json', '--role', 'Developer', '--out', out]
    expect(await trust(words)).toEqual({ code: 0, stdout: '', stderr: '' })
    const { roles } = JSON.parse(readFileSync(out, 'utf8'))
    expect(roles.map(({ arn }: { arn: string }) => arn)).toEqual(['arn:aws:iam::111122223333:role/team/Developer'])
  })

  it('takes Brevet’s own AWS identity for assume-role, and says that it is missing', async () => {
    const words = ['--account', '111122223333', '--method', 'assume-role', '--format', 'json']
    const without = await trust(words)
    expect(without).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('ExternalId') })
    const { code, stdout, stderr } = await trust([...words, ...brokerWords])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^warning: brevet.yaml reaches ReadOnly, Developer in this account by another method/)
    expect(JSON.parse(stdout)).toMatchObject({ broker: { arn: 'arn:aws:iam::999988887777:role/broker' } })
  })

  it('exits with 1 for an account that the file does not have, and for saml without a database', async () => {
    expect(await trust(['--account', '999999999999'])).toMatchObject({
      code: 1,
      stderr: 'brevet.yaml has no account 999999999999\n',
    })
    expect(await trust(['--account', '444455556666'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the keys cannot be read'),
    })
  })

  it.each(
    [
      [],
      ['--acount', '1'],
      ['--account', '111122223333', '--format', 'yaml'],
      ['--account', '111122223333', '--method', 'oidc'],
      ['--account', '111122223333', '--principal', 'arn'],
      ['documents'],
      ['documents', '--out', 'x', '--account', '111122223333'],
      ['document', '--out', 'x'],
    ].map((words) => [words]),
  )('explains itself on %j, and exits with 2', async (words) => {
    expect(await trust(words)).toMatchObject({ code: 2, stderr: expect.stringContaining('npm run trust -- --account') })
  })
})

describe('npm run trust beside a running portal', () => {
  const opened: { close?: () => Promise<void>; path: string } = { path: '' }
  beforeAll(async () => {
    const database = await createSqliteTestDatabase()
    const now = () => new Date()
    const store = await openStore({ database: database.settings, secrets: [secret(ringSecret)], now })
    await openKeyRings({ keys: store.signingKeys, now })
    opened.path = database.path
    opened.close = async () => {
      await store.close()
      await database.drop()
    }
  })
  afterAll(() => opened.close?.())

  it('puts the published certificate into the SAML provider, in the account’s partition', async () => {
    const { stdout } = await trust(['--account', '444455556666', '--format', 'json'], opened.path)
    const { provider } = JSON.parse(stdout)
    expect(provider).toMatchObject({ kind: 'saml', arn: 'arn:aws-us-gov:iam::444455556666:saml-provider/brevet' })
    expect(provider.samlMetadataDocument).toMatch(/entityID="https:\/\/aws\.example\.com\/federation\/saml\/metadata"/)
    expect(provider.samlMetadataDocument).toContain('<ds:X509Certificate>')
  })

  it('writes the issuer’s two documents, whole and without a private member', async () => {
    const site = join(folder, 'site')
    const { code, stdout } = await trust(['documents', '--out', site], opened.path)
    expect(code).toBe(0)
    expect(stdout).toContain('https://aws.example.com')
    expect(readdirSync(join(site, '.well-known')).sort()).toEqual(['jwks.json', 'openid-configuration'])
    const read = (name: string) => JSON.parse(readFileSync(join(site, '.well-known', name), 'utf8'))
    expect(read('openid-configuration')).toMatchObject({
      issuer: 'https://aws.example.com',
      jwks_uri: 'https://aws.example.com/.well-known/jwks.json',
    })
    const { keys } = read('jwks.json')
    expect(keys).toHaveLength(1)
    expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  })
})
