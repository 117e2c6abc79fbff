import { GetFederationTokenCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, assumeActions, type BrokerStage, readKeys, startBrokerStage } from '../fixture/broker'
import { accountId, type Credentials } from '../fixture/simulator'

const Policy = JSON.stringify(allow(['s3:*']))

describe('the federation endpoint, by the origin of the credentials', () => {
  let stage: BrokerStage
  let hub: string
  beforeAll(async () => {
    stage = await startBrokerStage()
    hub = stage.role('Hub', { accountId, permissionPolicies: [allow(assumeActions)] })
  })
  afterAll(() => stage.simulator.close())
  const ask = (keys: Credentials, more: Record<string, string> = {}) => {
    const session = { sessionId: keys.accessKeyId, sessionKey: keys.secretAccessKey, sessionToken: keys.sessionToken }
    const body = new URLSearchParams({ Action: 'getSigninToken', Session: JSON.stringify(session), ...more })
    return fetch(`${stage.simulator.url}/federation`, { method: 'POST', body })
  }
  const statuses = async (keys: Credentials) => [
    (await ask(keys)).status,
    (await ask(keys, { SessionDuration: '3600' })).status,
  ]
  const federated = async () =>
    readKeys(
      (await stage.simulator.sts(stage.broker).send(new GetFederationTokenCommand({ Name: 'ana', Policy })))
        .Credentials,
    )

  it('AssumeRole by an IAM user: takes SessionDuration', async () => {
    expect(await statuses(await stage.keysOf(hub))).toEqual([200, 200])
  })

  it('AssumeRole by role credentials: refuses SessionDuration, and opens without it', async () => {
    const target = stage.role('Target', { principal: { AWS: hub } })
    expect(await statuses(await stage.keysOf(target, {}, await stage.keysOf(hub)))).toEqual([200, 400])
  })

  it('GetFederationToken: refuses SessionDuration, and opens without it', async () => {
    expect(await statuses(await federated())).toEqual([200, 400])
  })

  it('GetSessionToken: is not accepted', async () => {
    const { Credentials: issued } = await stage.simulator.sts(stage.broker).send(new GetSessionTokenCommand({}))
    expect(await statuses(readKeys(issued))).toEqual([400, 400])
  })

  it('shows a federated user by name on the console', async () => {
    const { SigninToken } = await (await ask(await federated())).json()
    const Destination = 'https://console.aws.amazon.com/s3/home'
    const query = new URLSearchParams({ Action: 'login', Destination, SigninToken })
    const login = await fetch(`${stage.simulator.url}/federation?${query}`, { redirect: 'manual' })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    const home = await fetch(stage.simulator.url + login.headers.get('location'), { headers: { cookie } })
    const html = await home.text()
    expect(html).toContain('<dt>Federated user</dt><dd>ana</dd>')
    expect(html).toContain(`arn:aws:sts::${accountId}:federated-user/ana`)
  })
})
