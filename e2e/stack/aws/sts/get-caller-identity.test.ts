import { GetAccessKeyInfoCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { allow, type BrokerStage, brokerArn, startBrokerStage } from '../fixture/broker'
import { accountId, type Credentials, otherAccountId, refusalOf } from '../fixture/simulator'

describe('GetCallerIdentity', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
  })
  afterAll(() => stage.simulator.close())
  const identityOf = (keys: Credentials) => stage.simulator.sts(keys).send(new GetCallerIdentityCommand({}))

  it('names a user with its path, a role session without the role’s, and the root user by its account', async () => {
    expect(await identityOf(stage.broker)).toMatchObject({ Arn: brokerArn, UserId: expect.stringMatching(/^AIDA/) })
    const keys = await stage.keysOf(stage.role('Reader'))
    expect(await identityOf(keys)).toMatchObject({
      Arn: `arn:aws:sts::${otherAccountId}:assumed-role/Reader/ana@corp.example`,
      UserId: expect.stringMatching(/^AROA\w+:ana@corp\.example$/),
      Account: otherAccountId,
    })
    const root = { accountId, accessKeyId: 'AKIAEXAMPLEROOT00001', secretAccessKey: 'r'.repeat(40) }
    stage.simulator.registry.registerRootKey(root)
    expect(await identityOf(root)).toMatchObject({ Arn: `arn:aws:iam::${accountId}:root`, UserId: accountId })
  })

  it('works even where a policy denies it', async () => {
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } }
    expect((await identityOf(stage.user('denied', [deny]))).Arn).toMatch(/user\/denied$/)
  })
})

describe('GetAccessKeyInfo', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
  })
  afterAll(() => stage.simulator.close())

  it('tells the account of a key, to whoever may ask', async () => {
    const curious = stage.user('curious', [allow(['sts:GetAccessKeyInfo'])])
    const keys = await stage.keysOf(stage.role('Reader'))
    const ask = (as: Credentials, AccessKeyId = keys.accessKeyId) =>
      stage.simulator.sts(as).send(new GetAccessKeyInfoCommand({ AccessKeyId }))
    expect((await ask(curious)).Account).toBe(otherAccountId)
    expect(await refusalOf(ask(stage.broker))).toMatchObject({ code: 'AccessDenied' })
    expect(await refusalOf(ask(curious, 'AKIAEXAMPLEUNKNOWN01'))).toMatchObject({ code: 'ValidationError' })
    const args = ['sts', 'get-access-key-info', '--access-key-id', keys.accessKeyId, '--output', 'json']
    const run = await awsCli({ url: stage.simulator.url, credentials: curious }, args)
    if (run) expect(JSON.parse(run.stdout)).toEqual({ Account: otherAccountId })
  })
})
