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
const subject = 'user:corp:00u1ana'
const roleArn = `arn:aws:iam::${accountId}:role/team/Developer`

describe('a role with the trust policy of npm run trust, by web-identity', () => {
  let simulator: Simulator
  let issuer: Issuer
  beforeAll(async () => {
    simulator = await startSimulator()
    issuer = await startIssuer()
    const command = prepareTrustCommand({ publicUrl: 'http://localhost:3000', issuer: issuer.url })
    await register(simulator, await command.run('--format', 'json'))
    command.close()
  })
  afterAll(async () => {
    await simulator.close()
    await issuer.close()
  })

  /** A token as the portal mints it, and the call that goes with it. */
  async function assume(claims: JWTPayload = {}, sessionName = person) {
    const issuedAt = Math.floor(simulator.now().getTime() / 1000)
    const token = await issuer.sign({
      iss: issuer.url,
      aud: 'sts.amazonaws.com',
      sub: subject,
      iat: issuedAt,
      exp: issuedAt + 300,
      'https://aws.amazon.com/tags': { principal_tags: { team: ['payments'] } },
      'https://aws.amazon.com/source_identity': person,
      'https://aws.amazon.com/roles': [roleArn],
      ...claims,
    })
    const input = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: token, DurationSeconds: 7200 }
    return simulator.sts().send(new AssumeRoleWithWebIdentityCommand(input))
  }

  it('admits the portal’s token for as long as the file says', async () => {
    const { AssumedRoleUser, SourceIdentity } = await assume()
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${accountId}:assumed-role/Developer/${person}`)
    expect(SourceIdentity).toBe(person)
  })

  it('admits it without tags too', async () => {
    expect((await assume({ 'https://aws.amazon.com/tags': undefined })).SourceIdentity).toBe(person)
  })

  it.each<[string, JWTPayload]>([
    ['of another audience', { aud: 'another.client' }],
    ['for another role', { 'https://aws.amazon.com/roles': [`arn:aws:iam::${accountId}:role/Other`] }],
  ])('refuses a token %s, before the trust policy', async (_which, claims) => {
    expect(await refusalOf(assume(claims))).toMatchObject({ code: 'InvalidIdentityToken' })
  })

  it.each<[string, JWTPayload]>([
    ['for no role', { 'https://aws.amazon.com/roles': undefined }],
    ['of somebody from another source', { sub: 'user:partners:00u1ana' }],
    ['of no person of the portal', { sub: 'system' }],
    ['without a source identity', { 'https://aws.amazon.com/source_identity': undefined }],
    ['with a source identity of another form', { 'https://aws.amazon.com/source_identity': 'root' }],
    ['with a tag beyond the list', { 'https://aws.amazon.com/tags': { principal_tags: { admin: ['true'] } } }],
  ])('refuses a token %s', async (_which, claims) => {
    expect(await refusalOf(assume(claims))).toMatchObject({ code: 'AccessDenied' })
  })

  it('refuses a session name of another form, which the caller chooses', async () => {
    expect(await refusalOf(assume({}, 'somebody-else'))).toMatchObject({ code: 'AccessDenied' })
  })
})

describe('a role with the trust policy of npm run trust, by saml', () => {
  let simulator: Simulator
  let providerArn: string
  const signing = makeSigner()
  beforeAll(async () => {
    simulator = await startSimulator()
    const metadata = samlMetadata(await signing)
    const command = prepareTrustCommand({ publicUrl: 'https://broker.example', samlMetadata: metadata })
    const { providers } = await register(simulator, await command.run('--method', 'saml', '--format', 'json'))
    providerArn = providers[0]?.arn ?? ''
    command.close()
  })
  afterAll(() => simulator.close())

  async function assume(shape: Partial<ResponseShape> = {}, attributes: Record<string, readonly string[]> = {}) {
    const response = samlResponse(await signing, {
      issuedAt: simulator.now(),
      nameId: subject,
      ...shape,
      attributes: {
        Role: [`${roleArn},${providerArn}`],
        RoleSessionName: [person],
        SourceIdentity: [person],
        'PrincipalTag:team': ['payments'],
        ...attributes,
      },
    })
    const input = { RoleArn: roleArn, PrincipalArn: providerArn, SAMLAssertion: response }
    return simulator.sts().send(new AssumeRoleWithSAMLCommand(input))
  }

  it('admits the portal’s assertion', async () => {
    expect((await assume()).AssumedRoleUser?.Arn).toContain(`assumed-role/Developer/${person}`)
  })

  it.each<[string, Partial<ResponseShape>, Record<string, readonly string[]>]>([
    ['for another Recipient, which STS alone would take', { recipient: 'https://sp.example/acs' }, {}],
    ['of somebody from another source', { nameId: 'user:partners:00u1ana' }, {}],
    ['with a source identity of another form', {}, { SourceIdentity: ['root'] }],
    ['with a tag beyond the list', {}, { 'PrincipalTag:admin': ['true'] }],
  ])('refuses an assertion %s', async (_which, shape, attributes) => {
    expect(await refusalOf(assume(shape, attributes))).toMatchObject({ code: 'AccessDenied' })
  })

  it('refuses an assertion for another role', async () => {
    const Role = [`arn:aws:iam::${accountId}:role/Other,${providerArn}`]
    expect(await refusalOf(assume({}, { Role }))).toMatchObject({ code: 'InvalidIdentityToken' })
  })
})
