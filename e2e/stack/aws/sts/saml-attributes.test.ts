import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SamlStage, samlProviderArn, samlRoleArn, startSamlStage } from '../fixture/saml'
import { accountId, refusalOf } from '../fixture/simulator'

const rejected = (message: string) => ({ code: 'InvalidIdentityToken', status: 400, message })

describe('attributes of AWS in an assertion', () => {
  let stage: SamlStage
  beforeAll(async () => {
    stage = await startSamlStage()
  })
  afterAll(() => stage.simulator.close())
  const withAttributes = (more: Record<string, readonly string[]>) => ({
    attributes: { ...stage.attributes(), ...more },
  })

  it.each([
    [
      'another role',
      { Role: [`arn:aws:iam::${accountId}:role/Other,${samlProviderArn}`] },
      "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
    ],
    ['no role', { Role: [] }, "SAML Assertion doesn't contain the requested Role and Metadata in the attributes"],
    ['no session name', { RoleSessionName: [] }, 'RoleSessionName is required in AuthnResponse'],
    [
      'a session name with a space',
      { RoleSessionName: ['a b'] },
      'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
    ],
    [
      'a source identity of AWS',
      { SourceIdentity: ['aws:x'] },
      'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
    ],
  ])('refuses %s', async (_, attributes, message) => {
    expect(await refusalOf(stage.assume(withAttributes(attributes)))).toEqual(rejected(message))
  })

  it('reads attribute names with their case', async () => {
    const refusal = await refusalOf(stage.assume({ attributes: { role: [`${samlRoleArn},${samlProviderArn}`] } }))
    expect(refusal.message).toMatch(/^SAML Assertion doesn't contain the requested Role/)
  })

  it.each([
    ['a SessionDuration below 900', { SessionDuration: ['899'] }],
    ['a SessionDuration that is no number', { SessionDuration: ['1h'] }],
    ['two values for one tag', { 'PrincipalTag:team': ['a', 'b'] }],
    ['a transitive key that is no tag', { TransitiveTagKeys: ['team'] }],
  ])('are refused with %s', async (_, attributes) => {
    expect(await refusalOf(stage.assume(withAttributes(attributes)))).toMatchObject({ code: 'InvalidIdentityToken' })
  })
})
