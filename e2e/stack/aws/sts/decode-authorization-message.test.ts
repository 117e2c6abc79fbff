import { DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { allow, type BrokerStage, brokerArn, readKeys, startBrokerStage } from '../fixture/broker'
import { signedForm } from '../fixture/signed-form'
import { accountId, type Credentials, refusalOf } from '../fixture/simulator'

const instance = 'i-0123456789abcdef0'
const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'ec2:*', Resource: '*' } }

describe('DecodeAuthorizationMessage', () => {
  let stage: BrokerStage
  let reader: Credentials
  beforeAll(async () => {
    stage = await startBrokerStage()
    reader = stage.user('reader', [allow(['sts:DecodeAuthorizationMessage'])])
  })
  afterAll(() => stage.simulator.close())
  const stop = async (as: Credentials, more: Readonly<Record<string, string>> = {}) => {
    const form = { Action: 'StopInstances', Version: '2016-11-15', 'InstanceId.1': instance, ...more }
    const response = await signedForm(stage.simulator.url, as, { service: 'ec2', region: 'eu-west-1', form })
    const body = await response.text()
    const code = /<Code>([^<]+)/.exec(body)?.[1]
    return { status: response.status, code, encoded: /failure message: ([\w-]+)/.exec(body)?.[1] ?? '' }
  }
  const decode = (EncodedMessage: string, as: Credentials = reader) =>
    stage.simulator.sts(as).send(new DecodeAuthorizationMessageCommand({ EncodedMessage }))

  it('tells who was refused what, and whether by an explicit deny', async () => {
    const refused = await stop(stage.broker)
    expect(refused).toMatchObject({ status: 403, code: 'UnauthorizedOperation' })
    const { DecodedMessage = '' } = await decode(refused.encoded)
    expect(JSON.parse(DecodedMessage)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: {
        principal: { id: stage.broker.userId, arn: brokerArn },
        action: 'ec2:StopInstances',
        resource: `arn:aws:ec2:eu-west-1:${accountId}:instance/${instance}`,
        conditions: {
          items: expect.arrayContaining([{ key: 'aws:username', values: { items: [{ value: 'broker' }] } }]),
        },
      },
    })
    const forbidden = await decode((await stop(stage.user('forbidden', [allow(['*']), deny]))).encoded)
    expect(JSON.parse(forbidden.DecodedMessage ?? '').explicitDeny).toBe(true)
  })

  it('answers the real CLI, to which EC2 gave the message', async () => {
    const place = { url: stage.simulator.url, credentials: stage.broker }
    const stopped = await awsCli(place, ['ec2', 'stop-instances', '--instance-ids', instance])
    const message = stopped ? /failure message: ([\w-]+)/.exec(stopped.stderr)?.[1] : (await stop(stage.broker)).encoded
    const args = ['sts', 'decode-authorization-message', '--encoded-message', message ?? '', '--output', 'json']
    const run = await awsCli({ ...place, credentials: reader }, args)
    if (run) expect(JSON.parse(JSON.parse(run.stdout).DecodedMessage).context.action).toBe('ec2:StopInstances')
  })

  it('needs sts:DecodeAuthorizationMessage, and is closed to GetFederationToken keys', async () => {
    const { encoded } = await stop(stage.broker)
    expect(await refusalOf(decode(encoded, stage.broker))).toMatchObject({ code: 'AccessDenied', status: 403 })
    const user = stage.user('federating', [allow(['sts:*'])])
    const form = {
      Action: 'GetFederationToken',
      Version: '2011-06-15',
      Name: 'ana',
      Policy: JSON.stringify(allow(['*'])),
    }
    const issued = await signedForm(stage.simulator.url, user, { service: 'sts', region: 'eu-west-1', form })
    const body = await issued.text()
    const part = (name: string) => new RegExp(`<${name}>([^<]+)`).exec(body)?.[1] ?? ''
    const keys = readKeys({
      AccessKeyId: part('AccessKeyId'),
      SecretAccessKey: part('SecretAccessKey'),
      SessionToken: part('SessionToken'),
      Expiration: undefined,
    })
    expect(await refusalOf(decode(encoded, keys))).toMatchObject({ code: 'AccessDenied' })
  })

  it('InvalidAuthorizationMessageException: refuses a message that is garbled or broken by a line', async () => {
    const { encoded } = await stop(stage.broker)
    const refused = { code: 'InvalidAuthorizationMessageException', status: 400 }
    const garbled = encoded.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    for (const bad of [garbled, `${encoded.slice(0, 40)}\n${encoded.slice(40)}`, 'nonsense'])
      expect(await refusalOf(decode(bad))).toMatchObject(refused)
  })

  it('takes 10 240 characters of message', async () => {
    expect(await refusalOf(decode('a'.repeat(10_241)))).toMatchObject({ code: 'ValidationError' })
  })
})

describe('EC2, where its refusals come from', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
  })
  afterAll(() => stage.simulator.close())

  it.each([
    ['dry, where a policy allows it', { DryRun: 'true' }, 412, 'DryRunOperation'],
    ['for an instance that is not there', {}, 400, 'InvalidInstanceID.NotFound'],
    ['without an instance', { 'InstanceId.1': '' }, 400, 'MissingParameter'],
    ['for another action', { Action: 'RunInstances' }, 400, 'InvalidAction'],
  ])('answers %s', async (_what, more, status, code) => {
    const user = stage.user(`operator-${code.toLowerCase().replace('.', '-')}`, [allow(['ec2:*'])])
    const form = { Action: 'StopInstances', Version: '2016-11-15', 'InstanceId.1': instance, ...more }
    const response = await signedForm(stage.simulator.url, user, { service: 'ec2', region: 'eu-west-1', form })
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(`<Code>${code}</Code>`)
  })

  it('knows nobody whose signature is wrong', async () => {
    const stranger = { accessKeyId: 'AKIAEXAMPLEUNKNOWN01', secretAccessKey: 'x' }
    const form = { Action: 'StopInstances' }
    const response = await signedForm(stage.simulator.url, stranger, { service: 'ec2', region: 'eu-west-1', form })
    expect(response.status).toBe(401)
  })
})
