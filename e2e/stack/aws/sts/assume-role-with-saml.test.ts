import { createHash } from 'node:crypto'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { type SamlStage, samlProviderArn, samlRoleArn, startSamlStage } from '../fixture/saml'
import { entityId, makeSigner, samlMetadata, signInUrl } from '../fixture/saml-issuer'
import { accountId, refusalOf } from '../fixture/simulator'

const denied = { code: 'AccessDenied', status: 403, message: 'Not authorized to perform sts:AssumeRoleWithSAML' }
const rejected = (message: string) => ({ code: 'InvalidIdentityToken', status: 400, message })

describe('AssumeRoleWithSAML', () => {
  let stage: SamlStage
  beforeAll(async () => {
    stage = await startSamlStage()
  })
  afterAll(() => stage.simulator.close())
  const minutes = (count: number) => new Date(stage.simulator.now().getTime() + count * 60_000)
  const withAttributes = (more: Record<string, readonly string[]>) => ({
    attributes: { ...stage.attributes(), ...more },
  })

  it('takes session name, tags and source identity from the assertion, and answers in the terms of SAML', async () => {
    const answer = await stage.assume(
      withAttributes({ 'PrincipalTag:team': ['blue'], TransitiveTagKeys: ['team'], SourceIdentity: ['ana'] }),
    )
    expect(answer).toMatchObject({
      AssumedRoleUser: { Arn: `arn:aws:sts::${accountId}:assumed-role/Developer/ana@corp.example` },
      Subject: 'ana',
      SubjectType: 'persistent',
      Issuer: entityId,
      Audience: signInUrl,
      NameQualifier: createHash('sha1').update(`${entityId}${accountId}/broker`).digest('base64'),
      SourceIdentity: 'ana',
      PackedPolicySize: expect.any(Number),
    })
    expect(await stage.simulator.lastEvent()).toMatchObject({
      eventName: 'AssumeRoleWithSAML',
      roleArn: samlRoleArn,
      principalArn: samlProviderArn,
      roleSessionName: 'ana@corp.example',
      sourceIdentity: 'ana',
      principalTags: { team: 'blue' },
    })
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {}
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
    const identity = await stage.simulator.sts(credentials).send(new GetCallerIdentityCommand({}))
    expect(identity.Arn).toBe(answer.AssumedRoleUser?.Arn)
  })

  it('answers the real CLI', async () => {
    const response = stage.response()
    const args = ['sts', 'assume-role-with-saml', '--role-arn', samlRoleArn, '--principal-arn', samlProviderArn]
    const run = await awsCli({ url: stage.simulator.url }, [...args, '--saml-assertion', response, '--output', 'json'])
    expect((await stage.assume({}, { SAMLAssertion: response })).Issuer).toBe(entityId)
    if (run) expect(JSON.parse(run.stdout)).toMatchObject({ Issuer: entityId, SubjectType: 'persistent' })
  })

  it('accepts a role pair in either order, several roles, and a signed response around the signed assertion', async () => {
    const Role = [`arn:aws:iam::${accountId}:role/Other,${samlProviderArn}`, `${samlProviderArn},${samlRoleArn}`]
    expect((await stage.assume({ ...withAttributes({ Role }), signs: 'both' })).Audience).toBe(signInUrl)
  })

  it('accepts one assertion several times within its five minutes', async () => {
    const SAMLAssertion = stage.response()
    await stage.assume({}, { SAMLAssertion })
    expect((await stage.assume({}, { SAMLAssertion })).Subject).toBe('ana')
  })

  it('wants the assertion itself signed', async () => {
    for (const signs of ['none', 'response'] as const) {
      const refusal = await refusalOf(stage.assume({ signs }))
      expect(refusal).toMatchObject({ code: 'InvalidIdentityToken', status: 400 })
      expect(refusal.message).toMatch(
        /^Response \(with optional signature\) must contain an assertion with a mandatory signature \(Service: .+; Error Code: AuthSamlInvalidSamlResponseException; .+\)$/,
      )
    }
  })

  it.each([
    ['a key that the metadata does not hold', async () => ({ signer: await makeSigner() })],
    ['content that changed after signing', async () => ({ tamper: (xml: string) => xml.replace('>ana<', '>eve<') })],
    [
      'a response signature that does not hold',
      async () => ({ signs: 'both' as const, tamper: (xml: string) => xml.replace('Version="2.0"', 'Version="2.1"') }),
    ],
    [
      'a second element with the signed id',
      async () => ({
        tamper: (xml: string) =>
          xml.replace('<samlp:Status>', '<samlp:Extensions><x ID="_assertion"/></samlp:Extensions><samlp:Status>'),
      }),
    ],
  ])('refuses %s', async (_, shape) => {
    expect(await refusalOf(stage.assume(await shape()))).toEqual(rejected('Response signature invalid'))
  })

  it('refuses an assertion wrapped around the signed one', async () => {
    const wrap = (xml: string) => {
      const [, signed = ''] = /(<saml:Assertion.*<\/saml:Assertion>)/s.exec(xml) ?? []
      const forged = signed.replace('"_assertion"', '"_forged"').replace('>ana<', '>eve<')
      return xml.replace(
        signed,
        forged.replace('</saml:Assertion>', `<saml:Advice>${signed}</saml:Advice></saml:Assertion>`),
      )
    }
    expect((await refusalOf(stage.assume({ tamper: wrap }))).code).toBe('InvalidIdentityToken')
  })

  it('accepts a new certificate once the metadata has it beside the old one', async () => {
    const next = await makeSigner()
    const metadata = samlMetadata(stage.signer, next)
    stage.simulator.registry.updateSamlProvider({ accountId, name: 'broker', metadata })
    expect((await stage.assume({ signer: next })).Subject).toBe('ana')
    expect((await stage.assume({ signer: stage.signer })).Subject).toBe('ana')
  })

  it('refuses an issuer that is not the entityID of the metadata', async () => {
    const refusal = await refusalOf(stage.assume({ issuer: 'https://evil.example' }))
    expect(refusal).toEqual(rejected('Issuer not present in specified provider'))
  })

  it('refuses a provider that does not exist', async () => {
    const PrincipalArn = `arn:aws:iam::${accountId}:saml-provider/other`
    expect(await refusalOf(stage.assume({}, { PrincipalArn }))).toEqual(rejected("Specified provider doesn't exist."))
  })

  it.each([
    ['without Conditions', { conditions: null }],
    ['without AuthnStatement', { authnStatement: null }],
    ['with a NameID without Format', { nameIdFormat: null }],
    ['without Recipient', { recipient: null }],
    ['without the subject’s NotOnOrAfter', { confirmedUntil: null }],
    ['with two SubjectConfirmations', { confirmations: 2 }],
    ['with a malformed NotBefore', { conditions: ' NotBefore="yesterday"' }],
  ])('calls a response %s invalid base64', async (_, shape) => {
    const refusal = await refusalOf(stage.assume(shape))
    expect(refusal).toMatchObject({ code: 'InvalidIdentityToken', status: 400 })
    expect(refusal.message).toMatch(
      /^Invalid base64 SAMLResponse \(Service: .+; Error Code: AuthSamlInvalidSamlResponseException; .+\)$/,
    )
  })

  it.each([
    ['no base64', '%%%%'],
    ['no XML', Buffer.from('hello').toString('base64')],
    ['a DOCTYPE', Buffer.from('<!DOCTYPE x><x/>').toString('base64')],
  ])('refuses %s', async (_, SAMLAssertion) => {
    expect((await refusalOf(stage.assume({}, { SAMLAssertion }))).message).toMatch(/^Invalid base64 SAMLResponse/)
  })

  it('denies an assertion without NameID', async () => {
    expect(await refusalOf(stage.assume({ nameId: null }))).toEqual(denied)
  })

  it('passes on that the identity provider reported a failure', async () => {
    const refusal = await refusalOf(stage.assume({ status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }))
    expect(refusal).toMatchObject({ code: 'IDPRejectedClaim', status: 403 })
  })

  it('wants an assertion redeemed within five minutes', async () => {
    expect((await stage.assume({ issuedAt: minutes(-4.9) })).Subject).toBe('ana')
    expect(await refusalOf(stage.assume({ issuedAt: minutes(-5.1), confirmedUntil: minutes(5) }))).toEqual({
      code: 'ExpiredTokenException',
      status: 400,
      message: 'Token must be redeemed within 5 minutes of issuance',
    })
  })

  it('refuses a response whose subject or conditions have expired', async () => {
    const past = minutes(-1)
    for (const shape of [{ confirmedUntil: past }, { conditions: ` NotOnOrAfter="${past.toISOString()}"` }]) {
      expect(await refusalOf(stage.assume({ issuedAt: minutes(-2), ...shape }))).toEqual({
        code: 'ExpiredTokenException',
        status: 400,
        message: 'Response has expired',
      })
    }
  })

  it('does not enforce NotBefore', async () => {
    expect((await stage.assume({ conditions: ` NotBefore="${minutes(3).toISOString()}"` })).Subject).toBe('ana')
  })

  it('denies tags and source identity that the trust policy does not allow, and a missing role', async () => {
    const RoleArn = stage.role('Plain', { actions: ['sts:AssumeRoleWithSAML'] })
    const attributes = stage.attributes(RoleArn)
    expect((await stage.assume({ attributes }, { RoleArn })).Subject).toBe('ana')
    for (const more of [{ 'PrincipalTag:team': ['blue'] }, { SourceIdentity: ['ana'] }]) {
      expect(await refusalOf(stage.assume({ attributes: { ...attributes, ...more } }, { RoleArn }))).toEqual(denied)
    }
    const missing = `arn:aws:iam::${accountId}:role/Nobody`
    expect(await refusalOf(stage.assume({ attributes: stage.attributes(missing) }, { RoleArn: missing }))).toEqual(
      denied,
    )
  })

  it.each([
    ['urn:oasis:names:tc:SAML:2.0:nameid-format:transient', 'transient'],
    ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'persistent'],
    ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', null],
    ['urn:oasis:names:tc:SAML:2.0:nameid-format:entity', null],
  ])('SubjectType: is %s without its prefix for persistent and transient only', async (nameIdFormat, short) => {
    expect((await stage.assume({ nameIdFormat })).SubjectType).toBe(short ?? nameIdFormat)
  })

  it('AWSReservedSSO_: is denied for the roles of IAM Identity Center', async () => {
    const reserved = stage.role('AWSReservedSSO_Developer_0123456789abcdef', {})
    const asked = stage.assume({ attributes: stage.attributes(reserved) }, { RoleArn: reserved })
    expect(await refusalOf(asked)).toEqual(denied)
  })

  it('offers the Recipient, issuer, subject and its type to trust conditions', async () => {
    const RoleArn = stage.role('Bound', {
      condition: {
        StringEquals: {
          'saml:aud': signInUrl,
          'saml:iss': entityId,
          'saml:sub_type': 'persistent',
          'saml:doc': `${accountId}/broker`,
        },
        StringLike: { 'saml:sub': 'an?' },
      },
    })
    const attributes = stage.attributes(RoleArn)
    expect((await stage.assume({ attributes }, { RoleArn })).Subject).toBe('ana')
    for (const shape of [{ nameId: 'ben' }, { recipient: 'https://evil.example/saml' }]) {
      expect(await refusalOf(stage.assume({ attributes, ...shape }, { RoleArn }))).toEqual(denied)
    }
  })

  it('lets SessionDuration and SessionNotOnOrAfter shorten the session, the latter below 900 seconds', async () => {
    const lifeOf = (answer: { Credentials?: { Expiration?: Date | undefined } | undefined }) =>
      ((answer.Credentials?.Expiration?.getTime() ?? 0) - stage.simulator.now().getTime()) / 1000
    const shortened = await stage.assume(withAttributes({ SessionDuration: ['1200'] }), { DurationSeconds: 7200 })
    expect(Math.abs(lifeOf(shortened) - 1200)).toBeLessThan(5)
    const cut = await stage.assume({ authnStatement: ` SessionNotOnOrAfter="${minutes(10).toISOString()}"` })
    expect(Math.abs(lifeOf(cut) - 600)).toBeLessThan(5)
    expect((await refusalOf(stage.assume({}, { DurationSeconds: 7201 }))).message).toBe(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  })
})
