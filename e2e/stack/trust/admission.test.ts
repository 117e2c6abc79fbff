import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
} from '@aws-sdk/client-sts'
import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issuer, startIssuer } from '../aws/fixture/issuer'
import { makeSigner, type ResponseShape, samlMetadata, samlResponse } from '../aws/fixture/saml-issuer'
import { accountId, otherAccountId, refusalOf, type Simulator, startSimulator } from '../aws/fixture/simulator'
import { type LongTermKey, register } from './registration.fixture'
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

const key: LongTermKey = {
  accessKeyId: 'AKIAEXAMPLEBROKER001',
  secretAccessKey: 'brokerEXAMPLEbrokerEXAMPLEbrokerEXAMPLE1',
}
const assumeRoleOf = { assumeRole: { principal: `arn:aws:iam::${otherAccountId}:user/portal/broker` } }

describe('a role with the trust policy of npm run trust, over another role', () => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator()
    const command = prepareTrustCommand({
      publicUrl: 'https://broker.example',
      aws: { ...assumeRoleOf, sessionTags: { team: 'attributes.team' }, transitiveTags: ['team'] },
      account: { method: 'assume-role', externalId: 'of-pay-prod', via: [`arn:aws:iam::${accountId}:role/hub/Hub`] },
    })
    await register(simulator, await command.run('--format', 'json'), key)
    command.close()
  })
  afterAll(() => simulator.close())

  /** The two calls of the portal, each changed as a test says. */
  async function assume(hub: Partial<AssumeRoleCommandInput>, last: Partial<AssumeRoleCommandInput> = {}) {
    const common = { RoleSessionName: person, SourceIdentity: person, ExternalId: 'of-pay-prod' }
    const first = new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/hub/Hub`,
      ...common,
      Tags: [{ Key: 'team', Value: 'payments' }],
      TransitiveTagKeys: ['team'],
      ...hub,
    })
    const { Credentials } = await simulator.sts(key).send(first)
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }
    return simulator.sts(credentials).send(new AssumeRoleCommand({ RoleArn: roleArn, ...common, ...last }))
  }

  it('admits the portal at both doors', async () => {
    expect((await assume({})).AssumedRoleUser?.Arn).toContain(`assumed-role/Developer/${person}`)
  })

  it.each<[string, Partial<AssumeRoleCommandInput>, Partial<AssumeRoleCommandInput>]>([
    ['at the first door without the ExternalId', { ExternalId: undefined }, {}],
    [
      'at the first door with a tag that is not inherited',
      { Tags: [{ Key: 'admin', Value: 'x' }], TransitiveTagKeys: [] },
      {},
    ],
    ['at the last door without the ExternalId', {}, { ExternalId: undefined }],
    ['at the last door with another’s ExternalId', {}, { ExternalId: 'of-somebody-else' }],
  ])('refuses whoever comes %s', async (_how, hub, last) => {
    expect(await refusalOf(assume(hub, last))).toMatchObject({ code: 'AccessDenied' })
  })
})

describe('a role that several methods reach, with the one trust policy of npm run trust', () => {
  let simulator: Simulator
  let issuer: Issuer
  let samlArn: string
  const signing = makeSigner()
  beforeAll(async () => {
    simulator = await startSimulator()
    issuer = await startIssuer()
    const command = prepareTrustCommand({
      publicUrl: 'http://localhost:3000',
      issuer: issuer.url,
      samlMetadata: samlMetadata(await signing),
      aws: { ...assumeRoleOf, saml: { entityId: 'https://broker.example/federation/saml/metadata' } },
      account: { method: ['web-identity', 'saml', 'assume-role'], externalId: 'of-pay-prod' },
    })
    const { providers } = await register(simulator, await command.run('--format', 'json'), key)
    samlArn = providers.find(({ kind }) => kind === 'saml')?.arn ?? ''
    command.close()
  })
  afterAll(async () => {
    await simulator.close()
    await issuer.close()
  })

  async function byWebIdentity(claims: JWTPayload = {}) {
    const issuedAt = Math.floor(simulator.now().getTime() / 1000)
    const WebIdentityToken = await issuer.sign({
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
    const input = { RoleArn: roleArn, RoleSessionName: person, WebIdentityToken }
    return simulator.sts().send(new AssumeRoleWithWebIdentityCommand(input))
  }

  async function bySaml(shape: Partial<ResponseShape> = {}) {
    const SAMLAssertion = samlResponse(await signing, {
      issuedAt: simulator.now(),
      nameId: subject,
      attributes: {
        Role: [`${roleArn},${samlArn}`],
        RoleSessionName: [person],
        SourceIdentity: [person],
        'PrincipalTag:team': ['payments'],
      },
      ...shape,
    })
    const input = { RoleArn: roleArn, PrincipalArn: samlArn, SAMLAssertion }
    return simulator.sts().send(new AssumeRoleWithSAMLCommand(input))
  }

  async function byAssumeRole(changes: Partial<AssumeRoleCommandInput> = {}) {
    const input = {
      RoleArn: roleArn,
      RoleSessionName: person,
      SourceIdentity: person,
      ExternalId: 'of-pay-prod',
      Tags: [{ Key: 'team', Value: 'payments' }],
      ...changes,
    }
    return simulator.sts(key).send(new AssumeRoleCommand(input))
  }

  it('admits the portal by each, with tags and source identity', async () => {
    for (const { AssumedRoleUser, SourceIdentity } of [await byWebIdentity(), await bySaml(), await byAssumeRole()]) {
      expect([AssumedRoleUser?.Arn, SourceIdentity]).toEqual([
        `arn:aws:sts::${accountId}:assumed-role/Developer/${person}`,
        person,
      ])
    }
  })

  it.each<[string, () => Promise<unknown>]>([
    ['web-identity, for somebody of no source', () => byWebIdentity({ sub: 'system' })],
    ['saml, for another Recipient', () => bySaml({ recipient: 'https://sp.example/acs' })],
    ['assume-role, without the ExternalId', () => byAssumeRole({ ExternalId: undefined })],
    ['assume-role, with a tag beyond the list', () => byAssumeRole({ Tags: [{ Key: 'admin', Value: 'true' }] })],
  ])('refuses by %s: no door is opened by another’s key', async (_how, call) => {
    expect(await refusalOf(call())).toMatchObject({ code: 'AccessDenied' })
  })
})
