import { describe, expect, it } from 'vitest'
import { judgePolicy } from './judge-policy'
import { planTrust } from './plan-trust'
import { companyMetadata, makeConfig, makePlan, makeRequest } from './trust.fixture'
import type { TrustRequest } from './trust-request'

const arn = 'arn:aws:iam::111122223333:saml-provider/partners'
const config = makeConfig({ assertedBy: ['partners'] })

const faultsOf = (changes: Partial<TrustRequest>) => {
  const result = planTrust(makeRequest({ method: 'assertion', config, ...changes }))
  return result.ok ? [] : result.faults
}

describe('the trust in the company’s own assertions', () => {
  it('pins the Recipient and the issuer, and asks for no tag and no source identity', () => {
    const { providers, roles, steps } = makePlan('assertion')
    const entityId = 'https://sso.corp.example/aws'
    expect(providers).toEqual([
      { kind: 'saml', owner: 'partners', arn, name: 'partners', entityId, metadata: companyMetadata },
    ])
    expect(roles[0]?.trustPolicy.Statement).toEqual([
      {
        Sid: 'CompanyByAssertion',
        Effect: 'Allow',
        Principal: { Federated: arn },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: {
          StringEquals: { 'saml:aud': 'https://signin.aws.amazon.com/saml', 'saml:iss': entityId },
        },
      },
    ])
    expect(steps).toEqual([expect.stringContaining(`arn:aws:iam::111122223333:role/ReadOnly,${arn}`)])
  })

  it.each([null, '', '<EntitiesDescriptor/>', '<EntityDescriptor/>', companyMetadata + companyMetadata])(
    'is not planned without metadata of one provider',
    (metadata) => {
      expect(faultsOf({ companyMetadata: () => metadata })).toEqual([expect.stringContaining('--saml-metadata FILE')])
    },
  )

  it('is not planned where AWS publishes no address, or no source has an application for AWS', () => {
    const isolated = makeConfig({ partition: 'aws-iso-f', assertedBy: ['partners'] })
    expect(faultsOf({ config: isolated })).toEqual([expect.stringContaining('aws.saml.partitions.aws-iso-f.recipient')])
    expect(faultsOf({ config: makeConfig() })).toEqual([expect.stringContaining('awsAssertion')])
  })

  it('keeps several providers apart, and none takes the name of Brevet’s own', () => {
    const several = makeConfig({ assertedBy: ['brevet', 'partners'] })
    const { providers, roles } = makePlan('assertion', { config: several })
    expect(providers.map((provider) => provider.kind === 'saml' && provider.name)).toEqual([
      'brevet-company',
      'partners',
    ])
    expect(roles[0]?.trustPolicy.Statement.map(({ Sid }) => Sid)).toEqual(['CompanyByAssertion', 'CompanyByAssertion2'])
  })

  it('is judged by its Recipient, and lacks nothing where no sub is pinned', () => {
    const request = makeRequest({ config: makeConfig({ assertedBy: ['partners'], methods: ['assertion'] }) })
    const [statement] = makePlan(null, request).roles[0]?.trustPolicy.Statement ?? []
    const rulesOf = (policy: object) => {
      const judgement = judgePolicy(JSON.stringify(policy), request)
      return judgement.ok ? judgement.findings.map(({ rule }) => rule) : judgement.faults
    }
    expect(rulesOf({ Statement: statement })).toEqual([])
    const open = { ...statement, Condition: { StringEquals: { 'saml:iss': 'https://sso.corp.example/aws' } } }
    expect(rulesOf({ Statement: open })).toEqual(['audience-open'])
  })
})
