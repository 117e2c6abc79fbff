import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { makeSigner, samlMetadata } from '../aws/fixture/saml-issuer'
import { isOnPath, type Moto, runIfPresent, startMoto } from './moto.fixture'
import { prepareTrustCommand, type TrustCommand } from './trust-command.fixture'

/** Four programs of others, each slow to start. */
vi.setConfig({ testTimeout: 120_000 })

const broker = ['--principal', 'arn:aws:iam::999988887777:role/broker', '--external-id', 'brevet-7QK2M9XA']
const people = ['--subject', '00u1ana', '--subject', 'auth0|5f7c8ec7']
const ofUser = ['federation-token', 'session-token']
/** Each by itself, and what the account of the file has: all that assume a role. */
const methods = ['web-identity', 'saml', 'id-token', 'assertion', 'assume-role', ...ofUser, 'those of the account']
const policyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

const folder = mkdtempSync(join(tmpdir(), 'brevet-trust-texts-'))
const opened: { command?: TrustCommand; moto?: Moto | null } = {}

beforeAll(async () => {
  opened.command = prepareTrustCommand({
    publicUrl: 'https://broker.example',
    samlMetadata: samlMetadata(await makeSigner()),
    companyMetadata: samlMetadata(await makeSigner()),
    account: { method: ['web-identity', 'saml', 'id-token', 'assertion', 'assume-role'] },
  })
  opened.moto = await startMoto('111122223333')
  const absent = ['cfn-lint', 'moto_server', 'aws', 'terraform'].filter((program) => !isOnPath(program))
  if (absent.length > 0) console.warn(`Not on this machine, so judged by structure alone: ${absent.join(', ')}`)
})
beforeEach(() => opened.moto?.reset())
afterAll(async () => {
  opened.command?.close()
  await opened.moto?.close()
  rmSync(folder, { recursive: true })
})

const written = new Map<string, Promise<string>>()

/** Each text is written once: a process for each would be most of the time. */
function write(method: string, format: string): Promise<string> {
  const narrowed = method.includes(' ') ? [] : ['--method', method]
  const words = [...narrowed, '--format', format, ...broker, ...people]
  const known = written.get(words.join(' ')) ?? opened.command?.run(...words) ?? Promise.resolve('')
  written.set(words.join(' '), known)
  return known
}

async function inFile(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const decoded = (xml: string, element: string) =>
  decodeURIComponent(new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1] ?? '')

describe.each(methods)('what npm run trust writes for %s', (method) => {
  it('is a template that cfn-lint finds nothing in, and whose every reference leads somewhere', async () => {
    const text = await write(method, 'cloudformation')
    const template = parse(text)
    const known = [...Object.keys(template.Parameters), ...Object.keys(template.Resources), 'AWS::NoValue']
    for (const [, name] of JSON.stringify(template).matchAll(/"Ref":"([^"]+)"/g)) expect(known).toContain(name)
    for (const { Condition } of Object.values<{ Condition?: string }>(template.Resources)) {
      if (Condition !== undefined) expect(Object.keys(template.Conditions)).toContain(Condition)
    }
    const lint = await runIfPresent('cfn-lint', [await inFile(`${method}.yaml`, text)])
    expect(lint ?? { code: 0, output: '' }).toEqual({ code: 0, output: '' })
  })

  it('is a stack that moto creates, with the trust policy of the json', async () => {
    const { moto } = opened
    const text = await write(method, 'cloudformation')
    const isOfRole = !ofUser.includes(method)
    expect(Object.keys(parse(text).Parameters)).toContain(isOfRole ? 'DeveloperRolePolicyArns' : 'UserPolicyArns')
    if (!moto) return
    const stack = { StackName: `brevet-${method.replaceAll(' ', '-')}` }
    await moto.call('cloudformation', 'CreateStack', {
      ...stack,
      TemplateBody: text,
      'Parameters.member.1.ParameterKey': isOfRole ? 'DeveloperRolePolicyArns' : 'UserPolicyArns',
      'Parameters.member.1.ParameterValue': policyArn,
    })
    expect(await moto.call('cloudformation', 'DescribeStacks', stack)).toContain('CREATE_COMPLETE')
    if (isOfRole) {
      const role = await moto.call('iam', 'GetRole', { RoleName: 'Developer' })
      const [planned] = JSON.parse(await write(method, 'json')).roles
      expect(decoded(role, 'Arn')).toBe(planned.arn)
      expect(JSON.parse(decoded(role, 'AssumeRolePolicyDocument'))).toEqual(planned.assumeRolePolicyDocument)
    }
  })

  it('is a script that a POSIX shell can read', async () => {
    const path = await inFile(`${method}.sh`, await write(method, 'cli'))
    expect(await runIfPresent('sh', ['-n', path])).toEqual({ code: 0, output: '' })
  })

  it('is configuration in the form of terraform fmt', async () => {
    const text = await write(method, 'terraform')
    expect(text.match(/[{[(]/g)?.length).toBe(text.match(/[}\])]/g)?.length)
    const run = await runIfPresent('terraform', ['fmt', '-check', await inFile(`${method}.tf`, text)])
    expect(run?.code ?? 0, run?.output).toBe(0)
  })
})

it('is a script that the real aws takes, once and again', async () => {
  const { moto } = opened
  const path = await inFile('twice.sh', await write('web-identity', 'cli'))
  if (!moto || !isOnPath('aws')) return
  const environment = { AWS_ENDPOINT_URL: moto.url, AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' }
  for (const _time of ['once', 'again']) {
    const run = await runIfPresent('sh', [path], environment)
    expect(run?.code, run?.output).toBe(0)
  }
})
