import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { accountId, opsKey, otherAccountId, refusalOf } from '../fixture/simulator'
import { roleArn, startWebIdentityStage, type WebIdentityStage } from '../fixture/web-identity'

describe('STS regions', () => {
  let stage: WebIdentityStage
  beforeAll(async () => {
    stage = await startWebIdentityStage()
  })
  afterEach(() => set({}))
  afterAll(() => stage.close())

  const set = (regions: { deactivated?: readonly string[]; optedIn?: readonly string[] }, account = accountId) =>
    stage.simulator.registry.setRegions(account, { deactivated: [], optedIn: [], ...regions })
  /** The unsigned operation, at the endpoint of a region. */
  const exchange = async (region: string | null) => {
    const body = {
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'ana',
      WebIdentityToken: await stage.token(),
    }
    const path = region === null ? '/' : `/sts/${region}`
    const response = await fetch(stage.simulator.url + path, { method: 'POST', body: new URLSearchParams(body) })
    return { status: response.status, text: await response.text() }
  }
  const identityIn = (region: string, path = '') => {
    const endpoint = stage.simulator.url + path
    const client = new STSClient({ region, endpoint, maxAttempts: 1, credentials: opsKey })
    return client.send(new GetCallerIdentityCommand({}))
  }

  it('RegionDisabledException: refuses to mint where the role’s account deactivated STS', async () => {
    set({ deactivated: ['eu-west-1'] })
    const { status, text } = await exchange('eu-west-1')
    expect(status).toBe(403)
    expect(text).toContain('<Code>RegionDisabledException</Code>')
    expect(text).toContain(`STS is not activated in this region for account:${accountId}.`)
    expect((await exchange('eu-central-1')).status).toBe(200)
    expect((await exchange(null)).status).toBe(200)
  })

  it('goes by the region of the credential scope where the endpoint names none', async () => {
    const principal = { AWS: `arn:aws:iam::${accountId}:user/ops` }
    const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
    const trustPolicy = { Version: '2012-10-17', Statement: statement }
    const role = stage.simulator.registry.registerRole({ accountId, partition: 'aws', name: 'Ops', trustPolicy })
    const assume = (region: string) =>
      stage.simulator.sts(opsKey, region).send(new AssumeRoleCommand({ RoleArn: role.arn, RoleSessionName: 'ana' }))
    set({ deactivated: ['eu-west-1'] })
    expect(await refusalOf(assume('eu-west-1'))).toMatchObject({ code: 'RegionDisabledException', status: 403 })
    expect((await assume('eu-central-1')).Credentials).toBeDefined()
    expect((await identityIn('eu-west-1')).Account).toBe(accountId)
  })

  it('InvalidClientTokenId: an opt-in region does not know an account that has not enabled it', async () => {
    expect(await refusalOf(identityIn('af-south-1'))).toMatchObject({ code: 'InvalidClientTokenId', status: 403 })
    expect((await exchange('af-south-1')).text).toContain('<Code>InvalidClientTokenId</Code>')
    set({ optedIn: ['af-south-1'] })
    expect((await identityIn('af-south-1')).Account).toBe(accountId)
    expect((await exchange('af-south-1')).status).toBe(200)
    set({ optedIn: ['af-south-1'] }, otherAccountId)
    expect((await exchange('me-south-1')).status).toBe(403)
  })

  it('token version 1: keys of the global endpoint are unknown in an opt-in region, those of a region are not', async () => {
    set({ optedIn: ['af-south-1'] })
    const arnIn = async (region: string, minted: string | null) => {
      const part = (name: string, text: string) => new RegExp(`<${name}>([^<]+)`).exec(text)?.[1] ?? ''
      const { text } = await exchange(minted)
      const credentials = {
        accessKeyId: part('AccessKeyId', text),
        secretAccessKey: part('SecretAccessKey', text),
        sessionToken: part('SessionToken', text),
      }
      return (await stage.simulator.sts(credentials, region).send(new GetCallerIdentityCommand({}))).Arn
    }
    expect(await arnIn('eu-west-1', null)).toMatch(/assumed-role/)
    expect(await arnIn('af-south-1', 'eu-west-1')).toMatch(/assumed-role/)
    expect(await refusalOf(arnIn('af-south-1', null))).toMatchObject({ code: 'InvalidClientTokenId', status: 403 })
  })

  it.each([
    'us-gov-west-1',
    'cn-north-1',
    'eusc-de-east-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
  ])('InvalidClientTokenId: %s does not know keys of the partition aws', async (region) => {
    expect(await refusalOf(identityIn(region))).toMatchObject({ code: 'InvalidClientTokenId', status: 403 })
  })

  it('refuses a role of another partition than the endpoint’s', async () => {
    expect((await exchange('us-gov-west-1')).text).toContain('<Message>Request ARN is invalid</Message>')
  })

  it('answers signed calls at an endpoint of their region, and of no other', async () => {
    expect((await identityIn('eu-west-1', '/sts/eu-west-1')).Account).toBe(accountId)
    expect(await refusalOf(identityIn('eu-west-1', '/sts/eu-central-1'))).toMatchObject({
      code: 'SignatureDoesNotMatch',
      status: 403,
    })
    const place = { url: `${stage.simulator.url}/sts/eu-west-1`, credentials: opsKey }
    const run = await awsCli(place, ['sts', 'get-caller-identity'])
    if (run) expect(JSON.parse(run.stdout).Account).toBe(accountId)
  })

  it('never deactivates us-east-1, and opts in to opt-in regions only', () => {
    expect(() => set({ deactivated: ['us-east-1'] })).toThrow(expect.objectContaining({ code: 'ValidationError' }))
    expect(() => set({ optedIn: ['eu-west-1'] })).toThrow(expect.objectContaining({ code: 'ValidationError' }))
  })
})
