import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { allow, type BrokerStage, brokerArn, startBrokerStage } from '../fixture/broker'
import { sendS3 } from '../fixture/s3-client'
import { accountId, otherAccountId, refusalOf } from '../fixture/simulator'

const deniedTo = (user: string, role: string, action = 'sts:AssumeRole') => ({
  code: 'AccessDenied',
  status: 403,
  message: `User: ${user} is not authorized to perform: ${action} on resource: ${role}`,
})

const manyTags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' }))

describe('AssumeRole', () => {
  let stage: BrokerStage
  let developer: string
  beforeAll(async () => {
    stage = await startBrokerStage()
    developer = stage.role('Developer')
  })
  afterAll(() => stage.simulator.close())

  it('gives keys of a role in another account, with tags and source identity, and records who asked for what', async () => {
    const answer = await stage.assume(developer, {
      Tags: [{ Key: 'team', Value: 'blue' }],
      TransitiveTagKeys: ['team'],
      SourceIdentity: 'ana',
    })
    expect(answer).toMatchObject({
      AssumedRoleUser: {
        Arn: `arn:aws:sts::${otherAccountId}:assumed-role/Developer/ana@corp.example`,
        AssumedRoleId: expect.stringMatching(/^AROA\w{17}:ana@corp\.example$/),
      },
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/) },
      SourceIdentity: 'ana',
      PackedPolicySize: expect.any(Number),
    })
    const life = (answer.Credentials?.Expiration?.getTime() ?? 0) - stage.simulator.now().getTime()
    expect(Math.abs(life - 3600_000)).toBeLessThan(5000)
    expect(await stage.simulator.lastEvent()).toMatchObject({
      eventName: 'AssumeRole',
      awsRegion: 'eu-west-1',
      callerArn: brokerArn,
      accessKeyId: stage.broker.accessKeyId,
      roleArn: developer,
      roleSessionName: 'ana@corp.example',
      sourceIdentity: 'ana',
      principalTags: { team: 'blue' },
      transitiveTagKeys: ['team'],
      durationSeconds: 3600,
    })
  })

  it('answers the real CLI', async () => {
    const place = { url: stage.simulator.url, credentials: stage.broker }
    const args = ['--role-arn', developer, '--role-session-name', 'ana', '--tags', 'Key=team,Value=blue']
    const run = await awsCli(place, ['sts', 'assume-role', ...args, '--output', 'json'])
    expect((await stage.assume(developer, { RoleSessionName: 'ana' })).AssumedRoleUser?.Arn).toMatch(/Developer\/ana$/)
    if (run) expect(JSON.parse(run.stdout).AssumedRoleUser.Arn).toMatch(/assumed-role\/Developer\/ana$/)
  })

  it('needs the caller’s identity policy as well as the trust policy across accounts', async () => {
    const mute = stage.user('mute')
    const trusting = stage.role('TrustsMute', { principal: { AWS: mute.arn } })
    expect(await refusalOf(stage.assume(trusting, {}, mute))).toEqual(deniedTo(mute.arn, trusting))
    const able = stage.user('able', [allow(['sts:AssumeRole'], trusting)])
    expect(await refusalOf(stage.assume(trusting, {}, able))).toEqual(deniedTo(able.arn, trusting))
    expect(await refusalOf(stage.assume(developer, {}, able))).toEqual(deniedTo(able.arn, developer))
  })

  it('needs the identity policy when the trust policy names an account, own or other', async () => {
    const asker = stage.user('asker')
    const granted = stage.user('granted', [allow(['sts:AssumeRole'], '*')])
    for (const home of [accountId, otherAccountId]) {
      const arn = stage.role('TrustsAccount', { accountId: home, principal: { AWS: `arn:aws:iam::${accountId}:root` } })
      expect(await refusalOf(stage.assume(arn, {}, asker))).toEqual(deniedTo(asker.arn, arn))
      expect((await stage.assume(arn, {}, granted)).Credentials).toBeDefined()
    }
  })

  it('lets the trust policy alone suffice for a user of the same account whom it names, unless a policy denies it', async () => {
    const named = stage.user('named')
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'sts:*', Resource: '*' } }
    const denied = stage.user('denied', [deny])
    const arn = stage.role('TrustsNamed', { accountId, principal: { AWS: [named.arn, denied.arn] } })
    expect((await stage.assume(arn, {}, named)).Credentials).toBeDefined()
    expect(await refusalOf(stage.assume(arn, {}, denied))).toEqual(deniedTo(denied.arn, arn))
  })

  it('answers for a role that does not exist as for one that does not trust the caller', async () => {
    const missing = `arn:aws:iam::${otherAccountId}:role/Missing`
    expect(await refusalOf(stage.assume(missing))).toEqual(deniedTo(brokerArn, missing))
    const closed = stage.role('Closed', { principal: { AWS: `arn:aws:iam::${otherAccountId}:root` } })
    expect(await refusalOf(stage.assume(closed))).toEqual(deniedTo(brokerArn, closed))
  })

  it('is refused to the root user', async () => {
    const root = { accountId, accessKeyId: 'AKIAEXAMPLEROOT00001', secretAccessKey: 'r'.repeat(40) }
    stage.simulator.registry.registerRootKey(root)
    expect(await refusalOf(stage.assume(developer, {}, root))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Roles may not be assumed by root accounts.',
    })
  })

  it('asks for the ExternalId that the trust policy wants', async () => {
    const arn = stage.role('External', { condition: { StringEquals: { 'sts:ExternalId': 'b7e1-prod' } } })
    expect((await stage.assume(arn, { ExternalId: 'b7e1-prod' })).Credentials).toBeDefined()
    for (const input of [{}, { ExternalId: 'b7e1-PROD' }]) {
      expect(await refusalOf(stage.assume(arn, input))).toEqual(deniedTo(brokerArn, arn))
    }
  })

  it('needs sts:TagSession for tags and sts:SetSourceIdentity for a source identity, in both policies', async () => {
    const plain = stage.role('Plain', { actions: ['sts:AssumeRole'] })
    const Tags = [{ Key: 'team', Value: 'blue' }]
    expect(await refusalOf(stage.assume(plain, { Tags }))).toEqual(deniedTo(brokerArn, plain, 'sts:TagSession'))
    expect(await refusalOf(stage.assume(plain, { SourceIdentity: 'ana' }))).toEqual(
      deniedTo(brokerArn, plain, 'sts:SetSourceIdentity'),
    )
    const modest = stage.user('modest', [allow(['sts:AssumeRole'])])
    const open = stage.role('TrustsModest', { principal: { AWS: modest.arn } })
    expect(await refusalOf(stage.assume(open, { Tags }, modest))).toEqual(deniedTo(modest.arn, open, 'sts:TagSession'))
    expect((await stage.assume(open, {}, modest)).Credentials).toBeDefined()
  })

  it('refuses durations above MaxSessionDuration', async () => {
    expect((await stage.assume(developer, { DurationSeconds: 7200 })).Credentials).toBeDefined()
    expect(await refusalOf(stage.assume(developer, { DurationSeconds: 7201 }))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    })
  })

  it.each([
    [{ ExternalId: 'x' }, "Value 'x' at 'externalId' failed to satisfy constraint"],
    [{ ExternalId: 'a b' }, "Value 'a b' at 'externalId' failed to satisfy constraint"],
    [{ SourceIdentity: 'a b' }, "Value 'a b' at 'sourceIdentity' failed to satisfy constraint"],
    [{ SourceIdentity: 'aws:ana' }, "Value 'aws:ana' at 'sourceIdentity' failed to satisfy constraint"],
    [{ TokenCode: '12345' }, "Value '***' at 'tokenCode' failed to satisfy constraint"],
    [{ Tags: [{ Key: 'a;b', Value: '' }] }, "Value 'a;b' at 'tags.1.member.key' failed to satisfy constraint"],
    [{ Tags: manyTags }, "at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50"],
    [{ TransitiveTagKeys: manyTags.map(({ Key }) => Key) }, "at 'transitiveTagKeys' failed to satisfy constraint"],
    [{ DurationSeconds: 43_201 }, "Value '43201' at 'durationSeconds' failed to satisfy constraint"],
  ])('refuses parameters outside the model: %j', async (input, message) => {
    const refusal = await refusalOf(stage.assume(developer, input))
    expect(refusal).toMatchObject({ code: 'ValidationError', status: 400, message: expect.stringContaining(message) })
  })

  it('refuses a role of another partition: credentials never cross', async () => {
    const refusal = await refusalOf(stage.assume(`arn:aws-us-gov:iam::${otherAccountId}:role/Developer`))
    expect(refusal).toEqual({ code: 'ValidationError', status: 400, message: 'Request ARN is invalid' })
  })

  it('refuses two tags whose keys differ in case only, and a transitive key that is no tag', async () => {
    const Tags = ['Team', 'team'].map((Key) => ({ Key, Value: 'x' }))
    expect(await refusalOf(stage.assume(developer, { Tags }))).toMatchObject({ code: 'InvalidParameterValue' })
    const transitive = stage.assume(developer, { TransitiveTagKeys: ['team'] })
    expect(await refusalOf(transitive)).toMatchObject({ code: 'InvalidParameterValue', status: 400 })
  })

  it('measures packed policies and tags, and refuses them above 100 %', async () => {
    const tags = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ Key: `key-${index}`, Value: randomBytes(120).toString('hex') }))
    const small = await stage.assume(developer, { Tags: tags(1) })
    const large = await stage.assume(developer, { Tags: tags(10) })
    expect(large.PackedPolicySize).toBeGreaterThan(small.PackedPolicySize ?? 100)
    expect(await refusalOf(stage.assume(developer, { Tags: tags(20) }))).toMatchObject({
      code: 'PackedPolicyTooLarge',
      status: 400,
    })
  })

  it('bounds a session by managed policies of AWS or of the role’s account, and of no other', async () => {
    const { registry } = stage.simulator
    registry.registerBucket({ name: 'reports', accountId: otherAccountId, region: 'eu-west-1', objects: { x: 'x' } })
    const writer = stage.role('Writer', { permissionPolicies: [allow(['s3:*'])] })
    const policy = (account: string) => {
      const document = allow(['s3:GetObject'], 'arn:aws:s3:::reports/*')
      return registry.registerPolicy({ accountId: account, name: 'Reports', document }).arn
    }
    const keys = await stage.keysOf(writer, { PolicyArns: [{ arn: policy(otherAccountId) }] })
    const send = (method: string, body = '') => sendS3(stage.simulator.url, keys, { method, path: '/reports/x', body })
    expect([(await send('GET')).status, (await send('PUT', 'y')).status]).toEqual([200, 403])
    const own = stage.assume(writer, { PolicyArns: [{ arn: policy(accountId) }] })
    expect(await refusalOf(own)).toMatchObject({ code: 'ValidationError', status: 400 })
  })

  it('refuses a session policy that is no policy', async () => {
    const refusal = await refusalOf(stage.assume(developer, { Policy: '{"Statement":[]}' }))
    expect(refusal).toMatchObject({ code: 'MalformedPolicyDocument', status: 400 })
  })
})
