import { describe, expect, it } from 'vitest'
import type { PartitionId } from '../domain/partition'
import { trustMethods } from './plan'
import { planTrust } from './plan-trust'
import { policySize } from './policy-document'
import { externalId, makeConfig, makePlan, makeRequest, makeRole } from './trust.fixture'

const person = '*=????????????????'
const account = '111122223333'
const oidcArn = `arn:aws:iam::${account}:oidc-provider/brevet.example/aws`
const samlArn = `arn:aws:iam::${account}:saml-provider/brevet`
const brokerArn = 'arn:aws:iam::999988887777:role/identity-broker'

/** The two statements that every role has beside the one that assumes it. */
const besides = (Principal: object) => [
  {
    Sid: 'BrevetTags',
    Effect: 'Allow',
    Principal,
    Action: 'sts:TagSession',
    Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['email', 'team'] } },
  },
  {
    Sid: 'BrevetNamesThePerson',
    Effect: 'Allow',
    Principal,
    Action: 'sts:SetSourceIdentity',
    Condition: { StringLike: { 'sts:SourceIdentity': person } },
  },
]

const faultsOf = (changes: Parameters<typeof makeRequest>[0]) => {
  const result = planTrust(makeRequest(changes))
  return result.ok ? [] : result.faults
}

describe('the trust policy of a role', () => {
  it('pins audience, source, the token’s role, session name and source identity for web-identity', () => {
    expect(makePlan('web-identity').roles[0]?.trustPolicy).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'BrevetByWebIdentity',
          Effect: 'Allow',
          Principal: { Federated: oidcArn },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { 'brevet.example/aws:aud': 'sts.amazonaws.com' },
            StringLike: {
              'brevet.example/aws:sub': ['user:corp:*'],
              'sts:RoleSessionName': person,
              'sts:SourceIdentity': person,
            },
            Bool: { 'sts:RoleAuthorizedByIdp': 'true' },
          },
        },
        ...besides({ Federated: oidcArn }),
      ],
    })
  })

  it('pins Recipient, issuer, source and source identity for saml', () => {
    expect(makePlan('saml').roles[0]?.trustPolicy.Statement).toEqual([
      {
        Sid: 'BrevetBySaml',
        Effect: 'Allow',
        Principal: { Federated: samlArn },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: {
          StringEquals: {
            'saml:aud': 'https://signin.aws.amazon.com/saml',
            'saml:iss': 'https://brevet.example/federation/saml/metadata',
          },
          StringLike: { 'saml:sub': ['user:corp:*'], 'sts:SourceIdentity': person },
        },
      },
      ...besides({ Federated: samlArn }),
    ])
  })

  it('names one principal and pins ExternalId, session name and source identity for assume-role', () => {
    expect(makePlan('assume-role').roles[0]?.trustPolicy.Statement).toEqual([
      {
        Sid: 'BrevetByAssumeRole',
        Effect: 'Allow',
        Principal: { AWS: brokerArn },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': externalId },
          StringLike: { 'sts:RoleSessionName': person, 'sts:SourceIdentity': person },
        },
      },
      ...besides({ AWS: brokerArn }),
    ])
  })

  it.each<[PartitionId, string]>([
    ['aws', 'https://signin.aws.amazon.com/saml'],
    ['aws-us-gov', 'https://signin.amazonaws-us-gov.com/saml'],
    ['aws-cn', 'https://signin.amazonaws.cn/saml'],
    ['aws-eusc', 'https://eusc-de-east-1.signin.amazonaws-eusc.eu/saml'],
    ['aws-iso', 'https://signin.c2shome.ic.gov/saml'],
    ['aws-iso-b', 'https://signin.sc2shome.sgov.gov/saml'],
  ])('asks in %s for the Recipient %s', (partition, recipient) => {
    const plan = makePlan('saml', { config: makeConfig({ partition }) })
    expect(plan.roles[0]?.trustPolicy.Statement[0]?.Condition?.['StringEquals']?.['saml:aud']).toBe(recipient)
  })

  it.each<PartitionId>(['aws-iso-e', 'aws-iso-f'])(
    'is not planned for saml in %s, unless somebody wrote the Recipient',
    (partition) => {
      expect(faultsOf({ method: 'saml', config: makeConfig({ partition }) })).toEqual([
        expect.stringContaining(`aws.saml.partitions.${partition}.recipient`),
      ])
      const partitions = { [partition]: { recipient: 'https://signin.example/saml', audience: null } }
      const saml = { ...makeConfig().aws.saml, partitions }
      const plan = makePlan('saml', { config: makeConfig({ partition, aws: { saml } }) })
      expect(plan.roles[0]?.trustPolicy.Statement[0]?.Condition?.['StringEquals']?.['saml:aud']).toBe(
        'https://signin.example/saml',
      )
    },
  )

  it('asks to compare the Recipient of aws-eusc, which is derived and not documented', () => {
    const config = makeConfig({ partition: 'aws-eusc', methods: ['saml'] })
    expect(makePlan(null, { config }).warnings).toEqual([
      expect.stringContaining('https://eusc-de-east-1.signin.amazonaws-eusc.eu/static/saml-metadata.xml'),
    ])
    const partitions = { 'aws-eusc': { recipient: 'https://signin.example/saml', audience: null } }
    const saml = { ...makeConfig().aws.saml, partitions }
    const written = makeConfig({ partition: 'aws-eusc', methods: ['saml'], aws: { saml } })
    expect(makePlan(null, { config: written }).warnings).toEqual([])
  })

  it.each(['web-identity', 'saml', 'assume-role'] as const)(
    'asks %s for nothing that the account’s switches keep back, since an absent key never matches',
    (method) => {
      const config = makeConfig({ trust: { sendsTags: false, sendsSourceIdentity: false } })
      const statements = makePlan(method, { config }).roles[0]?.trustPolicy.Statement
      expect(statements).toHaveLength(1)
      expect(JSON.stringify(statements)).not.toMatch(/SourceIdentity|TagKeys/)
    },
  )

  it('wants a second factor where the role does, unless another role is assumed first', () => {
    const roles = [makeRole({ mfa: true })]
    const conditionOf = (trust: { readonly via: readonly string[] }) =>
      makePlan('assume-role', { config: makeConfig({ roles, trust }) }).roles[0]?.trustPolicy.Statement[0]?.Condition
    expect(conditionOf({ via: [] })?.['Bool']).toEqual({ 'aws:MultiFactorAuthPresent': 'true' })
    expect(conditionOf({ via: ['arn:aws:iam::222222222222:role/Hub'] })?.['Bool']).toBeUndefined()
  })

  it('keeps sts:TagSession forbidden where no session tag is configured', () => {
    const plan = makePlan('web-identity', { config: makeConfig({ aws: { sessionTags: {} } }) })
    const actions = plan.roles[0]?.trustPolicy.Statement.map(({ Action }) => Action)
    expect(actions).toEqual(['sts:AssumeRoleWithWebIdentity', 'sts:SetSourceIdentity'])
  })

  it('gives each action a statement of its own, and admits nobody by a wildcard', () => {
    for (const method of trustMethods) {
      for (const { trustPolicy } of makePlan(method).roles) {
        for (const { Action } of trustPolicy.Statement) expect(typeof Action).toBe('string')
        expect(JSON.stringify(trustPolicy.Statement.map(({ Principal }) => Principal))).not.toContain('*')
      }
    }
  })

  it('is warned of when it is longer than IAM takes', () => {
    const sources = Array.from({ length: 80 }, (_, index) => `source-number-${index}`)
    const plan = makePlan('web-identity', { config: makeConfig({ sources }) })
    const size = plan.roles[0] ? policySize(plan.roles[0].trustPolicy) : 0
    expect(size).toBeGreaterThan(2048)
    expect(plan.warnings).toEqual([expect.stringContaining(`${size} characters`)])
    expect(makePlan('web-identity').warnings).toEqual([])
  })
})

describe('a role', () => {
  it('has its path, a MaxSessionDuration that IAM takes, and a description in the characters that IAM takes', () => {
    const roles = [makeRole({ name: 'Dev', path: '/team/', description: 'Bauen – größer', maxSessionSeconds: 900 })]
    expect(makePlan('web-identity', { config: makeConfig({ roles }) }).roles[0]).toMatchObject({
      arn: `arn:aws:iam::${account}:role/team/Dev`,
      path: '/team/',
      description: 'Bauen ? größer',
      maxSessionSeconds: 3600,
    })
  })

  it.each([
    { name: 'AWSReservedSSO_Admin_0123456789abcdef' },
    { name: 'Admin', path: '/aws-reserved/sso.amazonaws.com/' },
    { name: 'AWSServiceRoleForSupport', path: '/aws-service-role/support.amazonaws.com/' },
  ])('is refused when it belongs to AWS: %j', (changes) => {
    expect(faultsOf({ config: makeConfig({ roles: [makeRole(changes)] }) })).toEqual([
      `${changes.name} belongs to AWS: no method can be trusted by it`,
    ])
  })

  it('is planned alone when it is named, and a name that the file does not have is a fault', () => {
    const config = makeConfig({ roles: [makeRole(), makeRole({ name: 'Dev' })] })
    expect(makePlan('web-identity', { config, roleNames: ['Dev'] }).roles.map(({ name }) => name)).toEqual(['Dev'])
    expect(faultsOf({ config, roleNames: ['Dve'] })).toEqual(['brevet.yaml has no role Dve'])
  })

  it('that the file reaches by another method is warned of', () => {
    expect(makePlan('saml').warnings).toEqual([
      'brevet.yaml reaches ReadOnly in this account by another method than saml.',
    ])
  })
})

describe('a plan', () => {
  it('is for the account’s own methods when none is chosen', () => {
    expect(makePlan(null).methods).toEqual(['web-identity'])
  })

  it('is refused for an unknown account, without a sign-in source, and for saml without metadata', () => {
    expect(faultsOf({ accountId: '999999999999' })).toEqual(['brevet.yaml has no account 999999999999'])
    expect(faultsOf({ config: makeConfig({ sources: [] }) })).toHaveLength(1)
    expect(faultsOf({ method: 'saml', samlMetadata: null })).toHaveLength(1)
  })

  it.each([
    ['https://brevet.example:443/aws', 'https://brevet.example/aws', 0],
    ['https://brevet.example/aws/', 'https://brevet.example/aws/', 0],
    ['https://brevet.example:8443', 'https://brevet.example:8443', 1],
    ['http://localhost:3000', 'http://localhost:3000', 2],
  ])('registers the issuer %s as IAM does, with what IAM would refuse as warnings', (issuer, url, warnings) => {
    const aws = { webIdentity: { issuer, audience: 'brevet', keys: [] } }
    const plan = makePlan('web-identity', { config: makeConfig({ aws }) })
    const arn = `arn:aws:iam::${account}:oidc-provider/${url.replace(/^https?:\/\//, '')}`
    expect(plan.providers).toEqual([{ kind: 'oidc', owner: 'brevet', arn, url, audience: 'brevet' }])
    expect(plan.warnings).toHaveLength(warnings)
  })
})
