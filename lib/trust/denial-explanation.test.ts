import { describe, expect, it } from 'vitest'
import type { Denial } from './denial'
import { explainDenial } from './denial-explanation'
import { trustMethods } from './plan'
import { makeConfig, makePlan, makeRequest, makeRole } from './trust.fixture'

const makeDenial = (changes: Partial<Denial> = {}): Denial => ({
  config: makeConfig(),
  method: 'web-identity',
  accountId: '111122223333',
  roleName: 'ReadOnly',
  principalArn: null,
  externalId: () => null,
  awsCode: 'AccessDenied',
  awsMessage: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  sent: { tagKeys: ['email'], hasSourceIdentity: true },
  ...changes,
})

const places = (changes: Partial<Denial>) => explainDenial(makeDenial(changes)).checks.map(({ place }) => place)

describe('an AccessDenied of AWS', () => {
  it('is explained by the role, and by every statement that the call needed, with the policy that admits it', () => {
    const { checks, trustPolicy } = explainDenial(makeDenial())
    expect(checks.map(({ place, statement }) => [place, statement?.Action ?? null])).toEqual([
      ['role', null],
      ['trust-policy', 'sts:AssumeRoleWithWebIdentity'],
      ['trust-policy', 'sts:TagSession'],
      ['trust-policy', 'sts:SetSourceIdentity'],
    ])
    expect(trustPolicy).toEqual(makePlan('web-identity').roles[0]?.trustPolicy)
    expect(checks[1]?.says).toEqual({
      message: 'trustAllowsUnder',
      values: {
        role: 'arn:aws:iam::111122223333:role/ReadOnly',
        action: 'sts:AssumeRoleWithWebIdentity',
        principal: 'arn:aws:iam::111122223333:oidc-provider/brevet.example/aws',
        keys: 'brevet.example/aws:aud, brevet.example/aws:sub, sts:RoleSessionName, sts:SourceIdentity, sts:RoleAuthorizedByIdp',
      },
    })
  })

  it('asks for no statement that the call did not need', () => {
    const { checks } = explainDenial(makeDenial({ sent: { tagKeys: [], hasSourceIdentity: false } }))
    expect(checks.flatMap(({ statement }) => statement?.Action ?? [])).toEqual(['sts:AssumeRoleWithWebIdentity'])
  })

  it('that names an action is explained by that action’s statements alone', () => {
    const awsMessage =
      'User: arn:aws:iam::999988887777:role/identity-broker is not authorized to perform: sts:TagSession on resource: x'
    const { principalArn, externalId } = makeRequest()
    const { checks } = explainDenial(makeDenial({ method: 'assume-role', principalArn, externalId, awsMessage }))
    expect(checks.map(({ place, statement }) => [place, statement?.Action])).toEqual([
      ['trust-policy', 'sts:TagSession'],
      ['broker-policy', ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']],
    ])
  })

  it('of assume-role says what is to be trusted, also where Brevet’s own identity is not known', () => {
    expect(explainDenial(makeDenial({ method: 'assume-role' }))).toMatchObject({
      checks: [{ place: 'trust-policy', statement: null }],
      trustPolicy: null,
    })
  })

  it('of the company’s own token says that the person must be named, with the company’s issuer', () => {
    const config = makeConfig({ company: [{}] })
    const denial = makeDenial({ method: 'id-token', config })
    expect(explainDenial(denial).checks).toEqual([
      { place: 'trust-policy', says: expect.objectContaining({ message: 'trustsCompanyToken' }), statement: null },
    ])
    const [unknown] = explainDenial({
      ...denial,
      awsCode: 'InvalidIdentityToken',
      awsMessage: 'No OpenIDConnect provider found in your account for x',
    }).checks
    expect(unknown?.says).toHaveProperty('values.issuers', expect.arrayContaining(['https://idp.example/realms/corp']))
  })

  it('of federation-token is explained by the user’s policy', () => {
    expect(explainDenial(makeDenial({ method: 'federation-token' }))).toMatchObject({
      checks: [
        { place: 'user-policy', statement: { Action: 'sts:GetFederationToken' } },
        { place: 'user-policy', statement: { Action: 'sts:TagSession' } },
      ],
      trustPolicy: null,
      userPolicy: makePlan('federation-token').user?.policy,
    })
  })

  it('of a second factor is explained by the device, not by policies', () => {
    expect(places({ awsMessage: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ' })).toEqual([
      'mfa-device',
    ])
    expect(
      places({
        awsMessage: 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
      }),
    ).toEqual(['mfa-device'])
  })
})

it.each<[string, string | null, string, string]>([
  [
    'InvalidIdentityToken',
    'No OpenIDConnect provider found in your account for https://x',
    'provider',
    'https://brevet.example/aws',
  ],
  ['InvalidIdentityToken', 'Incorrect token audience', 'provider', 'sts.amazonaws.com'],
  ['InvalidIdentityToken', "Couldn't retrieve verification key from your identity provider", 'provider', '.well-known'],
  [
    'InvalidIdentityToken',
    "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
    'provider',
    'thumbprints',
  ],
  ['InvalidIdentityToken', "Specified provider doesn't exist.", 'provider', 'samlProviderMissing'],
  [
    'InvalidIdentityToken',
    'Issuer not present in specified provider',
    'provider',
    'https://brevet.example/federation/saml/metadata',
  ],
  ['InvalidIdentityToken', 'Response signature invalid', 'provider', 'samlKey'],
  [
    'InvalidIdentityToken',
    "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
    'role',
    'sameAccount',
  ],
  ['IDPCommunicationError', null, 'provider', '.well-known'],
  [
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'role',
    '43200',
  ],
  ['ValidationError', 'exceeds the 1 hour session limit for roles assumed by role chaining.', 'brevet', 'roleChaining'],
  ['ExpiredTokenException', 'Token expired: current date/time', 'brevet', 'tokenExpired'],
  ['PackedPolicyTooLarge', null, 'brevet', 'tooLarge'],
  ['RegionDisabledException', null, 'account', '111122223333'],
  ['InvalidClientTokenId', null, 'brevet', 'ownCredentials'],
  ['IDPRejectedClaim', null, 'trust-policy', 'https://signin.aws.amazon.com/saml'],
])('explains %s %j', (awsCode, awsMessage, place, word) => {
  const { checks } = explainDenial(makeDenial({ awsCode, awsMessage }))
  expect(checks).toMatchObject([{ place, statement: null }])
  expect(JSON.stringify(checks[0]?.says)).toContain(word)
})

it.each([
  ["Specified provider doesn't exist.", 'companySamlProviderMissing'],
  ['Issuer not present in specified provider', 'companySamlEntityId'],
  ['Response signature invalid', 'companySamlKey'],
])('explains %s by the company’s side where the assertion was the company’s', (awsMessage, message) => {
  const [check] = explainDenial(makeDenial({ method: 'assertion', awsCode: 'InvalidIdentityToken', awsMessage })).checks
  expect(check?.says.message).toBe(message)
})

it.each(['Throttling', 'InternalFailure', 'ServiceUnavailable'])('has nothing to check for %s', (awsCode) => {
  expect(explainDenial(makeDenial({ awsCode, awsMessage: 'Rate exceeded' })).checks).toEqual([])
})

it.each(trustMethods)(
  'explains a denial of %s by an account or role that is not in the file without failing',
  (method) => {
    const config = makeConfig({ roles: [makeRole({ name: 'Other' })] })
    expect(explainDenial(makeDenial({ method, config })).trustPolicy).toBeNull()
  },
)
