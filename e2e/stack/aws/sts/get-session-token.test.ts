import {
  AssumeRoleCommand,
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { allow, type BrokerStage, brokerArn, readKeys, startBrokerStage } from '../fixture/broker'
import { sendS3 } from '../fixture/s3-client'
import { accountId, type Credentials, refusalOf } from '../fixture/simulator'

describe('GetSessionToken', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
    stage.simulator.registry.registerBucket({ name: 'reports', accountId, region: 'eu-west-1', objects: { x: 'x' } })
  })
  afterAll(() => stage.simulator.close())
  const ask = (input: GetSessionTokenCommandInput = {}, as: Credentials = stage.broker) =>
    stage.simulator.sts(as).send(new GetSessionTokenCommand(input))
  const keysOf = async (input?: GetSessionTokenCommandInput) => readKeys((await ask(input)).Credentials)
  const secondsLeft = async (input?: GetSessionTokenCommandInput, as?: Credentials) => {
    const { Credentials: issued } = await ask(input, as)
    return Math.round(((issued?.Expiration?.getTime() ?? 0) - stage.simulator.now().getTime()) / 1000)
  }

  it('gives keys of the user itself, with the user’s own permissions', async () => {
    const keys = await keysOf()
    const identity = await stage.simulator.sts(keys).send(new GetCallerIdentityCommand({}))
    expect(identity).toMatchObject({ Arn: brokerArn, UserId: stage.broker.userId, Account: accountId })
    expect((await sendS3(stage.simulator.url, keys, { path: '/reports/x' })).status).toBe(200)
  })

  it('lasts 12 hours unless told otherwise, and from 15 minutes to 36 hours', async () => {
    expect(Math.abs((await secondsLeft()) - 43_200)).toBeLessThan(5)
    expect(Math.abs((await secondsLeft({ DurationSeconds: 129_600 })) - 129_600)).toBeLessThan(5)
    for (const DurationSeconds of [899, 129_601]) {
      const refusal = await refusalOf(ask({ DurationSeconds }))
      expect(refusal).toMatchObject({ code: 'ValidationError', message: expect.stringContaining('durationSeconds') })
    }
  })

  it('lasts an hour at most for a root user', async () => {
    const root = { accountId, accessKeyId: 'AKIAEXAMPLEROOT00001', secretAccessKey: 'r'.repeat(40) }
    stage.simulator.registry.registerRootKey(root)
    expect(Math.abs((await secondsLeft({ DurationSeconds: 43_200 }, root)) - 3600)).toBeLessThan(5)
  })

  it('answers the real CLI, with and without a code', async () => {
    const place = { url: stage.simulator.url, credentials: stage.broker }
    const [device] = stage.broker.mfaDevices
    const args = ['sts', 'get-session-token', '--output', 'json']
    const plain = await awsCli(place, args)
    const mfa = ['--serial-number', device?.serialNumber ?? '', '--token-code', stage.code()]
    const proven = await awsCli(place, [...args, ...mfa])
    if (plain && proven) {
      for (const run of [plain, proven]) expect(JSON.parse(run.stdout).Credentials.AccessKeyId).toMatch(/^ASIA/)
    }
    expect((await keysOf()).accessKeyId).toMatch(/^ASIA/)
  })

  it('needs no permission, and is stopped by an explicit deny only', async () => {
    const mute = stage.user('mute')
    expect((await ask({}, mute)).Credentials).toBeDefined()
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'sts:*', Resource: '*' } }
    expect(await refusalOf(ask({}, stage.user('denied', [deny])))).toMatchObject({ code: 'AccessDenied', status: 403 })
  })

  it('its keys may call AssumeRole and GetCallerIdentity, and nothing else of STS', async () => {
    const sts = stage.simulator.sts(await keysOf())
    const RoleArn = stage.role('Reader', { permissionPolicies: [allow(['s3:Get*'])] })
    expect((await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'ana' }))).Credentials).toBeDefined()
    const refused = [
      sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' })),
      sts.send(new GetSessionTokenCommand({})),
      sts.send(new GetFederationTokenCommand({ Name: 'ana' })),
      sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: stage.broker.accessKeyId })),
    ]
    for (const refusal of await Promise.all(refused.map(refusalOf)))
      expect(refusal).toMatchObject({ code: 'AccessDenied', status: 403 })
  })
})
