/** What the AWS CLI finds in a credentials file, where it is installed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { credentialsProfile } from './credentials-profile'
import { hostileValues, values } from './hostile-values.fixture'
import { isInstalled, run } from './tools.fixture'

const folder = mkdtempSync(join(tmpdir(), 'brevet-aws-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function setting(name: string, profile: string, credentials: string): string {
  const path = join(folder, 'credentials')
  writeFileSync(path, credentials)
  const env = { AWS_CONFIG_FILE: join(folder, 'none'), AWS_SHARED_CREDENTIALS_FILE: path }
  return run('aws', ['configure', 'get', name, '--profile', profile], { cwd: folder, env }).replace(/\n$/, '')
}

const texts = [`'; "$(touch x)" \`x\` \\ %PATH%`, 'a = b : c # d ; e', '[default]'] as const

describe.runIf(isInstalled('aws'))('the AWS CLI', { timeout: 60_000 }, () => {
  it('finds each profile of a credentials file with several', () => {
    const others = texts.map((text, index) => ({ ...hostileValues(text), profileName: `other-${index}` }))
    const credentials = [values, ...others].map(credentialsProfile).join('\n')
    for (const one of [values, ...others]) {
      expect(setting('aws_access_key_id', one.profileName, credentials)).toBe(one.accessKeyId)
      expect(setting('aws_session_token', one.profileName, credentials)).toBe(one.sessionToken)
    }
  })
})
