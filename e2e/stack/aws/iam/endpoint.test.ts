import { GetFederationTokenCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, type BrokerStage, readKeys, startBrokerStage } from '../fixture/broker'
import { signedForm } from '../fixture/signed-form'
import { accountId, type Credentials } from '../fixture/simulator'

describe('IAM, to those who may call it', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
  })
  afterAll(() => stage.simulator.close())
  const getUser = async (keys: Credentials, Action = 'GetUser') => {
    const form = { Action, Version: '2010-05-08' }
    const response = await signedForm(stage.simulator.url, keys, { service: 'iam', region: 'us-east-1', form })
    return response.text()
  }
  const reader = () =>
    stage.simulator.registry.registerUser({
      accountId,
      path: '/team/',
      name: `reader-${crypto.randomUUID()}`,
      permissionPolicies: [allow(['*'])],
      mfaDevices: [{ name: 'reader', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }],
    })

  it('answers a user with what it is, where a policy allows it', async () => {
    const user = reader()
    expect(await getUser(user)).toContain(`<Path>/team/</Path><UserName>${user.name}</UserName>`)
    expect(await getUser(stage.broker)).toContain('<Code>AccessDenied</Code>')
    expect(await getUser(user, 'ListUsers')).toContain('<Code>InvalidAction</Code>')
    expect(await getUser({ ...user, secretAccessKey: 'x' })).toContain('<Code>SignatureDoesNotMatch</Code>')
  })

  it('is closed to GetFederationToken keys', async () => {
    const command = new GetFederationTokenCommand({ Name: 'ana', Policy: JSON.stringify(allow(['*'])) })
    const keys = readKeys((await stage.simulator.sts(reader()).send(command)).Credentials)
    expect(await getUser(keys)).toContain('<Code>InvalidClientTokenId</Code>')
  })

  it('is closed to GetSessionToken keys, unless a one-time code was given for them', async () => {
    const user = reader()
    const sts = stage.simulator.sts(user)
    const plain = readKeys((await sts.send(new GetSessionTokenCommand({}))).Credentials)
    expect(await getUser(plain)).toContain('<Code>InvalidClientTokenId</Code>')
    const answer = await fetch(`${stage.simulator.url}/_aws/iam/mfa-code?userArn=${user.arn}`)
    const { serialNumber, code } = await answer.json()
    const command = new GetSessionTokenCommand({ SerialNumber: serialNumber, TokenCode: code })
    expect(await getUser(readKeys((await sts.send(command)).Credentials))).toContain(`<Arn>${user.arn}</Arn>`)
  })

  it('knows no user behind a role', async () => {
    expect(await getUser(await stage.keysOf(stage.role('Reader')))).toContain('<Code>ValidationError</Code>')
  })
})
