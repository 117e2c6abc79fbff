import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Secret, secret } from '../domain/secret'
import { externalId, externalIdKey } from '../federation/external-id'
import { openKeyRings } from '../keys/key-rings'
import { createSqliteTestDatabase } from '../store/database.fixture'
import { openStore } from '../store/store'
import { prepareTrust, ringSecret, type Surroundings } from './trust-command.fixture'

const { folder, trust, close } = prepareTrust()
afterAll(close)

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

  it('knows from the file all of assume-role, and lets options win', async () => {
    const words = ['--account', '888899990000', '--format', 'json', '--role', 'ReadOnly']
    const known = await trust(words)
    expect(known).toMatchObject({ code: 0, stderr: '' })
    const { methods, callers, roles } = JSON.parse(known.stdout)
    expect(methods).toEqual(['web-identity', 'assume-role'])
    expect(callers[0].arn).toBe('arn:aws:iam::999988887777:role/portal/broker')
    expect(externalIdIn(roles)).toBe('written-long-ago')
    const options = [
      '--method',
      'assume-role',
      '--principal',
      'arn:aws:iam::999988887777:user/me',
      '--external-id',
      'mine',
    ]
    const other = JSON.parse((await trust([...words, ...options])).stdout)
    expect([other.callers[0].arn, externalIdIn(other.roles)]).toEqual(['arn:aws:iam::999988887777:user/me', 'mine'])
  })

  it.each<[string, Surroundings, string]>([
    ['the database', {}, 'the ExternalId is made when Brevet starts for the first time'],
    ['the secret', { environment: { BREVET_SECRET: '' } }, 'BREVET_SECRET is not set'],
  ])('prints no ExternalId without %s, and says how to go on', async (_what, surroundings, reason) => {
    const { code, stdout, stderr } = await trust(['--account', '777788889999'], surroundings)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('assume-role needs the ExternalId that Brevet sends to account 999988887777\n')
    expect(stderr).toContain(reason)
    expect(stderr).toContain('npm run config -- external-id --account 777788889999')
  })

  it('plans the company’s own tokens for named people alone', async () => {
    const words = ['--account', '555566667777', '--format', 'json']
    expect(await trust(words)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--subject SUB') })
    const { stdout } = await trust([...words, '--subject', '00u1ana', '--subject', '00u2ben'])
    const [{ assumeRolePolicyDocument }] = JSON.parse(stdout).roles
    expect(assumeRolePolicyDocument.Statement[0].Condition.StringEquals).toEqual({
      'idp.example.com:aud': 'brevet',
      'idp.example.com:sub': ['00u1ana', '00u2ben'],
    })
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
      ['--account', '111122223333', '--json'],
      ['check'],
      ['check', '--account', '111122223333', '--format', 'json'],
      ['documents'],
      ['documents', '--out', 'x', '--account', '111122223333'],
      ['document', '--out', 'x'],
    ].map((words) => [words]),
  )('explains itself on %j, and exits with 2', async (words) => {
    expect(await trust(words)).toMatchObject({ code: 2, stderr: expect.stringContaining('npm run trust -- --account') })
  })
})

function externalIdIn(
  roles: readonly { readonly assumeRolePolicyDocument: { readonly Statement: readonly Statement[] } }[],
) {
  const statements = roles[0]?.assumeRolePolicyDocument.Statement ?? []
  return statements.flatMap(({ Condition }) => Condition?.StringEquals?.['sts:ExternalId'] ?? [])[0]
}

interface Statement {
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string>> }
}

describe('npm run trust beside a running portal', () => {
  const opened: { close?: () => Promise<void>; path: string; key: Secret } = { path: '', key: secret('') }
  const beside = () => ({ databasePath: opened.path })
  beforeAll(async () => {
    const database = await createSqliteTestDatabase()
    const now = () => new Date()
    const store = await openStore({ database: database.settings, secrets: [secret(ringSecret)], now })
    await openKeyRings({ keys: store.signingKeys, now })
    opened.key = await externalIdKey(store.sealedValues)
    opened.path = database.path
    opened.close = async () => {
      await store.close()
      await database.drop()
    }
  })
  afterAll(() => opened.close?.())

  it('puts the published certificate into the SAML provider, in the account’s partition', async () => {
    const { stdout } = await trust(['--account', '444455556666', '--format', 'json'], beside())
    const [provider] = JSON.parse(stdout).providers
    expect(provider).toMatchObject({ kind: 'saml', arn: 'arn:aws-us-gov:iam::444455556666:saml-provider/brevet' })
    expect(provider.samlMetadataDocument).toMatch(/entityID="https:\/\/aws\.example\.com\/federation\/saml\/metadata"/)
    expect(provider.samlMetadataDocument).toContain('<ds:X509Certificate>')
  })

  it('knows every ExternalId of a chain, and what the account’s switches keep back', async () => {
    const { code, stdout } = await trust(['--account', '777788889999', '--format', 'json'], beside())
    expect(code).toBe(0)
    const { callers, roles } = JSON.parse(stdout)
    expect(externalIdIn(roles)).toBe(externalId(opened.key, '777788889999'))
    expect(externalIdIn(callers.slice(1))).toBe(externalId(opened.key, '999988887777'))
    expect(callers.map(({ arn }: { arn: string }) => arn)).toEqual([
      'arn:aws:iam::999988887777:role/portal/broker',
      'arn:aws:iam::999988887777:role/hub/Hub',
    ])
    expect(stdout).not.toContain('sts:TagSession')
  })

  it('writes the issuer’s two documents, whole and without a private member', async () => {
    const site = join(folder, 'site')
    const { code, stdout } = await trust(['documents', '--out', site], beside())
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
