import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountId, refusalOf, type Simulator, startSimulator } from '../fixture/simulator'

describe('the set-up API for users', () => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator()
  })
  afterAll(() => simulator.close())
  const send = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const response = await fetch(`${simulator.url}/_aws/${path}`, init)
    return { status: response.status, body: await response.json() }
  }

  it('creates a user with keys and an MFA device, and shows a code that was neither used nor shown', async () => {
    const user = { accountId, path: '/team/', name: 'ana', mfaDevices: [{ name: 'ana-phone' }] }
    const { status, body } = await send('POST', 'iam/user', user)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      arn: `arn:aws:iam::${accountId}:user/team/ana`,
      accessKeyId: expect.stringMatching(/^AKIA\w{16}$/),
      secretAccessKey: expect.stringMatching(/^.{40}$/),
      mfaDevices: [{ serialNumber: `arn:aws:iam::${accountId}:mfa/ana-phone` }],
    })
    const sts = simulator.sts(body)
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(body.arn)
    const code = async () => (await send('GET', `iam/mfa-code?userArn=${body.arn}`)).body
    for (let count = 0; count < 3; count += 1) {
      const { serialNumber, code: TokenCode } = await code()
      await sts.send(new GetSessionTokenCommand({ SerialNumber: serialNumber, TokenCode }))
    }
    const [one, two] = [await code(), await code()]
    expect(one.code).not.toBe(two.code)
    expect((await send('GET', 'iam/mfa-code?userArn=nobody')).status).toBe(404)
  })

  it('refuses a name that is taken, whatever its path and case, and a key id that is', async () => {
    const ben = { accountId, name: 'ben', accessKeyId: 'AKIAEXAMPLEBEN000001' }
    expect((await send('POST', 'iam/user', ben)).status).toBe(201)
    expect((await send('POST', 'iam/user', { accountId, path: '/x/', name: 'BEN' })).status).toBe(409)
    expect((await send('POST', 'iam/user', { ...ben, name: 'other' })).status).toBe(409)
  })

  it.each([
    ['a name with a space', { name: 'a b' }],
    ['a path without slash', { name: 'x', path: 'team' }],
    ['a secret that is no base32', { name: 'x', mfaDevices: [{ name: 'x', secret: '0189' }] }],
  ])('refuses %s', async (_, user) => {
    expect(await send('POST', 'iam/user', { accountId, ...user })).toMatchObject({ status: 400 })
  })

  it('creates policies and root keys, and decides about regions', async () => {
    const Statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
    const policy = { accountId, name: 'S3', document: { Version: '2012-10-17', Statement } }
    expect((await send('POST', 'iam/policy', policy)).body.arn).toBe(`arn:aws:iam::${accountId}:policy/S3`)
    const root = { accountId, accessKeyId: 'AKIAEXAMPLEROOT00001', secretAccessKey: 'r'.repeat(40) }
    expect((await send('POST', 'iam/root-key', root)).body.arn).toBe(`arn:aws:iam::${accountId}:root`)
    expect((await send('PUT', 'account/regions', { accountId, deactivated: ['eu-west-1'] })).status).toBe(200)
    const refusal = await refusalOf(simulator.sts(root).send(new GetSessionTokenCommand({})))
    expect(refusal.code).toBe('RegionDisabledException')
  })
})
