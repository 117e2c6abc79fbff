import { AssumeRoleWithSAMLCommand, AssumeRoleWithWebIdentityCommand } from '@aws-sdk/client-sts'
import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issuer, startIssuer } from '../aws/fixture/issuer'
import { makeSigner, type ResponseShape, samlMetadata, samlResponse } from '../aws/fixture/saml-issuer'
import { accountId, refusalOf, type Simulator, startSimulator } from '../aws/fixture/simulator'
import { register } from './registration.fixture'
import { prepareTrustCommand } from './trust-command.fixture'

/** As the portal names ana, who came through the source `corp`. */
const person = 'ana@corp.example=K7Q2M9XA4TBNW2HD'
const roleArn = `arn:aws:iam::${accountId}:role/team/Developer`

describe('a role with the trust policy of npm run trust, by the company’s own ID tokens', () => {
  let simulator: Simulator
  let company: Issuer
  beforeAll(async () => {
    simulator = await startSimulator()
    company = await startIssuer()
    const command = prepareTrustCommand({
      publicUrl: 'http://localhost:3000',
      companyIssuer: company.url,
      account: { method: 'id-token' },
    })
    const words = ['--format', 'json', '--subject', '00u1ana', '--subject', '00u3cleo']
    await register(simulator, await command.run(...words))
    command.close()
  })
  afterAll(async () => {
    await simulator.close()
    await company.close()
  })

  /** A token as a company's provider issues it, with nothing of Brevet's in it. */
  async function assume(claims: JWTPayload = {}, sessionName = person) {
    const issuedAt = Math.floor(simulator.now().getTime() / 1000)
    const own = { iss: company.url, aud: 'brevet', sub: '00u1ana', iat: issuedAt, exp: issuedAt + 3600, name: 'Ana' }
    const WebIdentityToken = await company.sign({ ...own, ...claims })
    const input = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken }
    return simulator.sts().send(new AssumeRoleWithWebIdentityCommand(input))
  }

  it.each(['00u1ana', '00u3cleo'])('admits %s, who was named', async (sub) => {
    expect((await assume({ sub })).SubjectFromWebIdentityToken).toBe(sub)
  })

  it.each<[string, JWTPayload, string]>([
    ['of somebody else', { sub: '00u2ben' }, person],
    ['of somebody whose sub begins alike', { sub: '00u1ana2' }, person],
    [
      'with session tags, which nobody configured',
      { 'https://aws.amazon.com/tags': { principal_tags: { team: ['x'] } } },
      person,
    ],
    ['for a session of another form of name', {}, 'somebody-else'],
  ])('refuses a token %s', async (_which, claims, sessionName) => {
    expect(await refusalOf(assume(claims, sessionName))).toMatchObject({ code: 'AccessDenied' })
  })

  it('refuses a token of another client', async () => {
    expect(await refusalOf(assume({ aud: 'another' }))).toMatchObject({ code: 'InvalidIdentityToken' })
  })
})

describe('a role with the trust policy of npm run trust, by the company’s own assertions', () => {
  let simulator: Simulator
  let providerArn: string
  const signing = makeSigner()
  beforeAll(async () => {
    simulator = await startSimulator()
    const command = prepareTrustCommand({
      publicUrl: 'https://broker.example',
      companyMetadata: samlMetadata(await signing),
      account: { method: 'assertion' },
    })
    const { providers } = await register(simulator, await command.run('--format', 'json'))
    providerArn = providers[0]?.arn ?? ''
    command.close()
  })
  afterAll(() => simulator.close())

  /** An assertion as the company's provider makes it out to AWS. */
  async function assume(shape: Partial<ResponseShape> = {}, attributes: Record<string, readonly string[]> = {}) {
    const SAMLAssertion = samlResponse(await signing, {
      issuedAt: simulator.now(),
      nameId: 'ana@partner.example',
      ...shape,
      attributes: { Role: [`${roleArn},${providerArn}`], RoleSessionName: ['ana@partner.example'], ...attributes },
    })
    const input = { RoleArn: roleArn, PrincipalArn: providerArn, SAMLAssertion }
    return simulator.sts().send(new AssumeRoleWithSAMLCommand(input))
  }

  it('admits whom the provider gives the role', async () => {
    expect((await assume()).AssumedRoleUser?.Arn).toContain('assumed-role/Developer/ana@partner.example')
  })

  it.each<[string, Partial<ResponseShape>, Record<string, readonly string[]>]>([
    ['for another Recipient, which STS alone would take', { recipient: 'https://sp.example/acs' }, {}],
    ['with session tags, which nobody configured', {}, { 'PrincipalTag:team': ['x'] }],
    ['with a source identity, which nobody configured', {}, { SourceIdentity: ['ana'] }],
  ])('refuses an assertion %s', async (_which, shape, attributes) => {
    expect(await refusalOf(assume(shape, attributes))).toMatchObject({ code: 'AccessDenied' })
  })

  it('refuses an assertion for another role', async () => {
    const Role = [`arn:aws:iam::${accountId}:role/Other,${providerArn}`]
    expect(await refusalOf(assume({}, { Role }))).toMatchObject({ code: 'InvalidIdentityToken' })
  })
})
