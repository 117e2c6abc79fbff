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

const key: LongTermKey = {
  accessKeyId: 'AKIAEXAMPLEBROKER001',
  secretAccessKey: 'brokerEXAMPLEbrokerEXAMPLEbrokerEXAMPLE1',
}
const assumeRoleOf = { assumeRole: { principal: `arn:aws:iam::${otherAccountId}:user/portal/broker` } }

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
