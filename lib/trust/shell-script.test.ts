import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import type { TrustMethod } from './plan'
import { renderShellScript } from './shell-script'
import { makePlan } from './trust.fixture'

const folder = mkdtempSync(join(tmpdir(), 'brevet-script-'))
const log = join(folder, 'calls')
afterAll(() => rmSync(folder, { recursive: true }))

/** What `aws` answers to an operation: a text, or null where AWS knows nothing. */
type Answers = Readonly<Record<string, string | null>>

const account = { 'get-caller-identity': '111122223333' }

/** Runs the script of a method beside an `aws` with these answers; gives what it did, by operation, and how it ended. */
async function run(method: TrustMethod, answers: Answers) {
  const cases = Object.entries({ ...account, ...answers }).map(([operation, text]) =>
    text === null ? `${operation}) exit 254;;` : `${operation}) echo '${text}'; exit 0;;`,
  )
  const aws = ['#!/bin/sh', 'case "$2" in', ...cases, 'get-*) exit 254;;', 'esac', `echo "$2" >> '${log}'`]
  writeFileSync(join(folder, 'aws'), `${aws.join('\n')}\n`)
  chmodSync(join(folder, 'aws'), 0o755)
  writeFileSync(log, '')
  const env = { NODE_ENV: 'test' as const, PATH: `${folder}:/usr/bin:/bin` }
  const script = renderShellScript(makePlan(method))
  const ended = await promisify(execFile)('/bin/sh', ['-c', script], { env }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }) => ({ code, stderr }),
  )
  return { ...ended, did: readFileSync(log, 'utf8').split('\n').filter(Boolean) }
}

const role = { 'get-role': 'arn:aws:iam::111122223333:role/ReadOnly' }
const updates = ['update-role', 'update-assume-role-policy']

describe('a script of aws commands', () => {
  it.each<[string, TrustMethod, Answers, readonly string[]]>([
    ['makes what is missing', 'web-identity', {}, ['create-open-id-connect-provider', 'create-role']],
    [
      'adds the audience to a provider that lacks it',
      'web-identity',
      { 'get-open-id-connect-provider': 'False' },
      ['add-client-id-to-open-id-connect-provider', 'create-role'],
    ],
    [
      'leaves a provider that has it, and brings roles up to date',
      'web-identity',
      { 'get-open-id-connect-provider': 'True', ...role },
      updates,
    ],
    ['makes a SAML provider', 'saml', {}, ['create-saml-provider', 'create-role']],
    [
      'brings its metadata up to date',
      'saml',
      { 'get-saml-provider': '', ...role },
      ['update-saml-provider', ...updates],
    ],
    ['registers the company’s provider', 'id-token', {}, ['create-open-id-connect-provider', 'create-role']],
    ['registers the company’s SAML provider', 'assertion', {}, ['create-saml-provider', 'create-role']],
    ['makes a role alone', 'assume-role', {}, ['create-role']],
    ['makes a user', 'federation-token', {}, ['create-user', 'put-user-policy']],
    ['keeps a user', 'session-token', { 'get-user': 'brevet' }, ['put-user-policy']],
  ])('%s: %s, %j', async (_what, method, answers, did) => {
    expect(await run(method, answers)).toMatchObject({ code: 0, did })
  })

  it('does nothing with the credentials of another account', async () => {
    expect(await run('web-identity', { 'get-caller-identity': '999999999999' })).toEqual({
      code: 1,
      stderr: 'These are not credentials of account 111122223333.\n',
      did: [],
    })
  })

  it('touches no role of the same name under another path', async () => {
    const other = 'arn:aws:iam::111122223333:role/other/ReadOnly'
    expect(await run('assume-role', { 'get-role': other })).toEqual({
      code: 1,
      stderr: `There is another role ReadOnly: ${other}\n`,
      did: [],
    })
  })

  it('only shows what is for another account', () => {
    const lines = renderShellScript(makePlan('assume-role')).split('\n')
    const shown = lines.filter((line) => line.includes('put-role-policy'))
    expect(shown).toEqual([
      expect.stringMatching(
        /^# aws iam put-role-policy --role-name='identity-broker' --policy-name='brevet-111122223333' /,
      ),
    ])
  })
})
