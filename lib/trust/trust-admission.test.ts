import { describe, expect, it } from 'vitest'
import { assuming, changed, judge, plannedStatements, requestFor, rulesOf } from './judge-policy.fixture'
import { makeConfig, makePlan, makeRequest } from './trust.fixture'

const account = '111122223333'
const brokerArn = 'arn:aws:iam::999988887777:role/identity-broker'

describe('a trust policy that admits Brevet not, or not wholly', () => {
  it.each(assuming)('lacks the statement of %s, which is the finding’s JSON', (method) => {
    const planned = plannedStatements(method)
    const others = [
      { Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::444455556666:role/x' }, Action: 'sts:AssumeRole' },
    ]
    const { findings } = judge({ Statement: others }, requestFor(method))
    expect(findings.map(({ fix }) => fix)).toEqual(planned)
    expect(findings[0]).toMatchObject({ rule: 'brevet-not-admitted', statement: null })
  })

  it.each(['web-identity', 'saml', 'assume-role'] as const)(
    'by %s, lacks sts:TagSession and sts:SetSourceIdentity',
    (method) => {
      const [first] = plannedStatements(method)
      expect(rulesOf([first ?? {}], requestFor(method))).toEqual(['tags-not-admitted', 'source-identity-not-admitted'])
    },
  )

  it('lacks an action once for all methods of the role, as it would be written', () => {
    const config = makeConfig({ methods: ['web-identity', 'saml', 'assume-role'] })
    const request = makeRequest({ config })
    const statements = makePlan(null, request).roles[0]?.trustPolicy.Statement ?? []
    const { findings } = judge({ Statement: statements.slice(0, -1) }, request)
    expect(findings.map(({ rule, fix }) => [rule, fix])).toEqual([['source-identity-not-admitted', statements.at(-1)]])
  })

  it('wants no more than the account’s switches let Brevet ask for', () => {
    const config = makeConfig({ trust: { sendsTags: false, sendsSourceIdentity: false } })
    const request = makeRequest({ config })
    const [first] = makePlan(null, request).roles[0]?.trustPolicy.Statement ?? []
    expect(rulesOf([first ?? {}], request)).toEqual([])
  })

  it('lacks a tag that is configured', () => {
    const [first, , person] = plannedStatements('web-identity')
    const tags = {
      Effect: 'Allow',
      Principal: first?.Principal,
      Action: 'sts:TagSession',
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
    }
    const { findings } = judge({ Statement: [first, tags, person] }, requestFor('web-identity'))
    expect(findings).toEqual([expect.objectContaining({ text: 'AWS would refuse the session tags email.' })])
  })

  it.each<[string, Parameters<typeof requestFor>[0], string, string]>([
    ['another audience', 'web-identity', 'brevet.example/aws:aud', 'old-audience'],
    ['another Recipient', 'saml', 'saml:aud', 'https://signin.amazonaws.cn/saml'],
    ['another ExternalId', 'assume-role', 'sts:ExternalId', 'of-another-installation'],
  ])('wants %s', (_what, method, key, value) => {
    const [first] = plannedStatements(method)
    const StringEquals = { ...first?.Condition?.['StringEquals'], [key]: value }
    const change = { Condition: { ...first?.Condition, StringEquals } }
    expect(rulesOf(changed(method, change), requestFor(method))).toEqual(['value-differs'])
  })

  it('is of a role elsewhere, or of one whose sessions are too short', () => {
    const request = requestFor('web-identity')
    const AssumeRolePolicyDocument = makePlan(null, request).roles[0]?.trustPolicy
    const Arn = `arn:aws:iam::${account}:role/team/ReadOnly`
    const Role = { RoleName: 'ReadOnly', Arn, MaxSessionDuration: 3600, AssumeRolePolicyDocument }
    expect(judge({ Role }, request).findings.map(({ rule }) => rule)).toEqual(['role-elsewhere', 'session-too-short'])
  })

  it('is judged as far as it goes where Brevet’s own side is not known', () => {
    const request = requestFor('assume-role', { principalArn: null })
    const statement = { Effect: 'Allow', Principal: { AWS: brokerArn }, Action: 'sts:AssumeRole' }
    const judgement = judge({ Statement: statement }, request)
    expect(judgement.findings.map(({ rule }) => rule)).toEqual(['external-id-open'])
    expect(judgement.unknown).toEqual([expect.stringContaining('aws.assumeRole.principal')])
  })
})
