import {
  AssumeRoleCommand,
  DecodeAuthorizationMessageCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { allow, type BrokerStage, readKeys, startBrokerStage } from '../fixture/broker'
import { sendS3 } from '../fixture/s3-client'
import { accountId, type Credentials, refusalOf } from '../fixture/simulator'

const federatedArn = `arn:aws:sts::${accountId}:federated-user/ana`
const readBucket = JSON.stringify(allow(['s3:GetObject'], 'arn:aws:s3:::reports/*'))

describe('GetFederationToken', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
    stage.simulator.registry.registerBucket({ name: 'reports', accountId, region: 'eu-west-1', objects: { x: 'x' } })
  })
  afterAll(() => stage.simulator.close())
  const ask = (input: Partial<GetFederationTokenCommandInput> = {}, as: Credentials = stage.broker) =>
    stage.simulator.sts(as).send(new GetFederationTokenCommand({ Name: 'ana', ...input }))
  const keysOf = async (input?: Partial<GetFederationTokenCommandInput>, as?: Credentials) =>
    readKeys((await ask(input, as)).Credentials)
  const statusOf = async (keys: Credentials, method: string) =>
    (await sendS3(stage.simulator.url, keys, { method, path: '/reports/x', body: method === 'PUT' ? 'x' : '' })).status

  it('gives keys of a federated user, named by account and name', async () => {
    const answer = await ask({ Policy: readBucket, Tags: [{ Key: 'team', Value: 'blue' }] })
    expect(answer).toMatchObject({
      FederatedUser: { Arn: federatedArn, FederatedUserId: `${accountId}:ana` },
      PackedPolicySize: expect.any(Number),
    })
    const identity = await stage.simulator.sts(readKeys(answer.Credentials)).send(new GetCallerIdentityCommand({}))
    expect(identity).toMatchObject({ Arn: federatedArn, UserId: `${accountId}:ana`, Account: accountId })
  })

  it('answers the real CLI', async () => {
    const place = { url: stage.simulator.url, credentials: stage.broker }
    const run = await awsCli(place, ['sts', 'get-federation-token', '--name', 'ana', '--policy', readBucket])
    expect((await ask()).FederatedUser?.Arn).toBe(federatedArn)
    if (run) expect(JSON.parse(run.stdout).FederatedUser.Arn).toBe(federatedArn)
  })

  it('permits what the user’s policies and the session policy both allow', async () => {
    const keys = await keysOf({ Policy: readBucket })
    expect(await statusOf(keys, 'GET')).toBe(200)
    expect(await statusOf(keys, 'PUT')).toBe(403)
    const poor = stage.user('poor', [allow(['sts:GetFederationToken'])])
    expect(await statusOf(await keysOf({ Policy: readBucket }, poor), 'GET')).toBe(403)
  })

  it('permits nothing without a session policy', async () => {
    expect(await statusOf(await keysOf(), 'GET')).toBe(403)
  })

  it('takes managed policies of AWS and of the user’s account, and of no other', async () => {
    const { registry } = stage.simulator
    const { arn } = registry.registerPolicy({ accountId, name: 'Reports', document: JSON.parse(readBucket) })
    expect(await statusOf(await keysOf({ PolicyArns: [{ arn }] }), 'GET')).toBe(200)
    const aws = { arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }
    const byAws = await keysOf({ PolicyArns: [aws] })
    expect([await statusOf(byAws, 'GET'), await statusOf(byAws, 'PUT')]).toEqual([200, 403])
    const foreign = { arn: arn.replace(accountId, '444455556666') }
    expect(await refusalOf(ask({ PolicyArns: [foreign] }))).toMatchObject({ code: 'ValidationError', status: 400 })
  })

  it('carries its tags into the policies', async () => {
    const tagged = allow(['s3:GetObject'], `arn:aws:s3:::\${aws:PrincipalTag/bucket}/*`)
    const input = { Policy: JSON.stringify(tagged), Tags: [{ Key: 'bucket', Value: 'reports' }] }
    expect(await statusOf(await keysOf(input), 'GET')).toBe(200)
    expect(await statusOf(await keysOf({ ...input, Tags: [] }), 'GET')).toBe(403)
  })

  it('needs sts:GetFederationToken on the federated user, and sts:TagSession for tags', async () => {
    const mute = stage.user('mute')
    expect(await refusalOf(ask({}, mute))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${mute.arn} is not authorized to perform: sts:GetFederationToken on resource: ${federatedArn}`,
    })
    const narrow = stage.user('narrow', [allow(['sts:GetFederationToken'], federatedArn)])
    expect((await ask({}, narrow)).Credentials).toBeDefined()
    expect(await refusalOf(ask({ Name: 'ben' }, narrow))).toMatchObject({ code: 'AccessDenied' })
    const Tags = [{ Key: 'team', Value: 'blue' }]
    expect((await refusalOf(ask({ Tags }, narrow))).message).toContain('sts:TagSession')
  })

  it.each([
    [{ Name: 'a' }, 'name'],
    [{ Name: 'n'.repeat(33) }, 'name'],
    [{ Name: 'a b' }, 'name'],
    [{ DurationSeconds: 899 }, 'durationSeconds'],
    [{ DurationSeconds: 129_601 }, 'durationSeconds'],
    [{ Policy: 'x'.repeat(2049) }, 'policy'],
  ])('refuses parameters outside the model: %j', async (input, member) => {
    const message = expect.stringContaining(`at '${member}' failed to satisfy constraint`)
    expect(await refusalOf(ask(input))).toMatchObject({ code: 'ValidationError', status: 400, message })
  })

  it('lasts up to 36 hours, and an hour at most for a root user', async () => {
    const root = { accountId, accessKeyId: 'AKIAEXAMPLEROOT00002', secretAccessKey: 'r'.repeat(40) }
    stage.simulator.registry.registerRootKey(root)
    const left = async (as?: Credentials) =>
      ((await ask({ DurationSeconds: 129_600 }, as)).Credentials?.Expiration?.getTime() ?? 0) -
      stage.simulator.now().getTime()
    expect(Math.abs((await left()) - 129_600_000)).toBeLessThan(5000)
    expect(Math.abs((await left(root)) - 3_600_000)).toBeLessThan(5000)
  })

  it('refuses a session policy that is no policy', async () => {
    expect(await refusalOf(ask({ Policy: '{' }))).toMatchObject({ code: 'MalformedPolicyDocument', status: 400 })
  })

  it('its keys may call GetCallerIdentity and nothing else of STS', async () => {
    const sts = stage.simulator.sts(await keysOf({ Policy: JSON.stringify(allow(['*'])) }))
    const RoleArn = stage.role('Open', { principal: '*' })
    const refused = [
      sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' })),
      sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'ana' })),
      sts.send(new GetFederationTokenCommand({ Name: 'ana' })),
      sts.send(new GetSessionTokenCommand({})),
    ]
    for (const refusal of await Promise.all(refused.map(refusalOf)))
      expect(refusal).toMatchObject({ code: 'AccessDenied', status: 403 })
  })
})
