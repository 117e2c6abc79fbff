import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSigner, samlMetadata } from '../fixture/saml-issuer'
import { accountId, type Simulator, startSimulator } from '../fixture/simulator'

describe('the set-up API', () => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator()
  })
  afterAll(() => simulator.close())
  const send = async (method: string, path: string, body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(`${simulator.url}/_aws/${path}`, { method, body: text })
    return { status: response.status, body: await response.json() }
  }

  it('registers providers and roles, and answers with their ARNs', async () => {
    const oidc = await send('POST', 'iam/oidc-provider', {
      accountId,
      url: 'https://broker.example/aws',
      clientIds: ['sts.amazonaws.com'],
    })
    expect(oidc).toEqual({ status: 201, body: { arn: `arn:aws:iam::${accountId}:oidc-provider/broker.example/aws` } })
    const metadata = samlMetadata(await makeSigner())
    const saml = await send('POST', 'iam/saml-provider', { accountId, name: 'broker', metadata })
    expect(saml.body.arn).toBe(`arn:aws:iam::${accountId}:saml-provider/broker`)
    const statement = { Effect: 'Allow', Principal: { Federated: saml.body.arn }, Action: 'sts:AssumeRoleWithSAML' }
    const trustPolicy = { Version: '2012-10-17', Statement: [statement] }
    const role = await send('POST', 'iam/role', { accountId, partition: 'aws', name: 'Dev', trustPolicy })
    expect(role).toEqual({ status: 201, body: { arn: `arn:aws:iam::${accountId}:role/Dev` } })
    expect(simulator.registry.role(role.body.arn)?.name).toBe('Dev')
  })

  it('replaces the metadata of a provider by PUT only', async () => {
    const registration = { accountId, name: 'rolling', metadata: samlMetadata(await makeSigner()) }
    expect((await send('PUT', 'iam/saml-provider', registration)).status).toBe(404)
    await send('POST', 'iam/saml-provider', registration)
    expect(await send('POST', 'iam/saml-provider', registration)).toMatchObject({
      status: 409,
      body: { code: 'EntityAlreadyExists' },
    })
    expect((await send('PUT', 'iam/saml-provider', registration)).status).toBe(201)
  })

  it('replaces the trust policy of a role that exists, by PUT only', async () => {
    const policyOf = (provider: string) => {
      const Principal = { Federated: `arn:aws:iam::${accountId}:saml-provider/${provider}` }
      return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithSAML' }] }
    }
    const registration = { accountId, name: 'Mended', trustPolicy: policyOf('one') }
    expect((await send('PUT', 'iam/role/trust-policy', registration)).status).toBe(404)
    const { body } = await send('POST', 'iam/role', { ...registration, partition: 'aws', maxSessionDuration: 7200 })
    const before = simulator.registry.role(body.arn)
    expect((await send('PUT', 'iam/role/trust-policy', { ...registration, trustPolicy: policyOf('two') })).status).toBe(
      201,
    )
    const after = simulator.registry.role(body.arn)
    expect(JSON.stringify(after?.trustPolicy)).toContain('saml-provider/two')
    expect([after?.roleId, after?.maxSessionDuration]).toEqual([before?.roleId, 7200])
    expect(await send('PUT', 'iam/role/trust-policy', { ...registration, trustPolicy: {} })).toMatchObject({
      body: { code: 'MalformedPolicyDocument' },
    })
  })

  it('passes on what IAM finds wrong', async () => {
    expect(await send('POST', 'iam/oidc-provider', '{')).toMatchObject({
      status: 400,
      body: { code: 'MalformedInput' },
    })
    expect(await send('POST', 'iam/oidc-provider', {})).toMatchObject({
      status: 400,
      body: { code: 'ValidationError' },
    })
    const insecure = { accountId, url: 'http://broker.example', clientIds: [] }
    expect(await send('POST', 'iam/oidc-provider', insecure)).toMatchObject({
      status: 400,
      body: { code: 'InvalidInput' },
    })
    expect((await send('POST', 'iam/group', {})).status).toBe(404)
    expect((await send('POST', 'iam/user', {})).status).toBe(400)
  })
})
