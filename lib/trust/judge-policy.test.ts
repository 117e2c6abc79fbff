import { describe, expect, it } from 'vitest'
import { partitionIds } from '../domain/partition'
import { judgePolicy } from './judge-policy'
import { trustMethods } from './plan'
import type { PolicyStatement } from './policy-document'
import { makeConfig, makePlan, makeRequest, makeRole } from './trust.fixture'
import type { TrustRequest } from './trust-request'

const account = '111122223333'
const brokerArn = 'arn:aws:iam::999988887777:role/identity-broker'
const assuming = ['web-identity', 'saml', 'assume-role', 'id-token'] as const

/** The request by which a method's trust policy is planned and judged alike. */
function requestFor(method: (typeof assuming)[number], changes: Partial<TrustRequest> = {}): TrustRequest {
  const config = makeConfig({ methods: [method], company: method === 'id-token' ? [{}] : [] })
  return makeRequest({ config, subjects: method === 'id-token' ? ['00u1ana'] : [], ...changes })
}

function plannedStatements(method: (typeof assuming)[number]): readonly PolicyStatement[] {
  return makePlan(null, requestFor(method)).roles[0]?.trustPolicy.Statement ?? []
}

function judge(document: unknown, request: TrustRequest) {
  const judgement = judgePolicy(JSON.stringify(document), request)
  if (!judgement.ok) throw new Error(judgement.faults.join('; '))
  return judgement
}

const rulesOf = (statements: readonly object[], request: TrustRequest) =>
  judge({ Version: '2012-10-17', Statement: statements }, request).findings.map(({ rule }) => rule)

/** The planned policy with its first statement changed. */
function changed(method: (typeof assuming)[number], change: object): readonly object[] {
  const [first, ...marks] = plannedStatements(method)
  return [{ ...first, ...change }, ...marks]
}

describe('a trust policy of ours', () => {
  const roles = [makeRole({ methods: trustMethods.slice(0, 4) }), makeRole({ name: 'Developer', path: '/team/' })]

  it.each(partitionIds.filter((id) => id !== 'aws-iso-e' && id !== 'aws-iso-f'))(
    'is without fault in %s',
    (partition) => {
      const config = makeConfig({ partition, roles, company: [{}] })
      const request = makeRequest({ config, subjects: ['00u1ana'] })
      for (const role of makePlan(null, request).roles) {
        const judgement = judge(role.trustPolicy, { ...request, roleNames: [role.name] })
        expect(judgement).toMatchObject({ findings: [], unknown: [], roleName: role.name })
      }
    },
  )

  it('is without fault in each form in which IAM hands it out', () => {
    const request = requestFor('saml')
    const [role] = makePlan(null, request).roles
    const document = role?.trustPolicy
    const fields = { RoleName: 'ReadOnly', Arn: role?.arn, MaxSessionDuration: 43_200 }
    const encoded = encodeURIComponent(JSON.stringify(document))
    for (const form of [
      document,
      { Role: { ...fields, AssumeRolePolicyDocument: document } },
      { Role: { ...fields, AssumeRolePolicyDocument: encoded } },
      { Statement: document?.Statement },
    ]) {
      expect(judge(form, request).findings).toEqual([])
    }
  })
})

describe('a trust policy that admits more', () => {
  it.each<[string, (typeof assuming)[number], object, readonly string[]]>([
    ['a bare star', 'web-identity', { Principal: '*' }, ['principal-wildcard']],
    ['every AWS principal', 'assume-role', { Principal: { AWS: '*' } }, ['principal-wildcard']],
    ['all but one', 'assume-role', { Principal: undefined, NotPrincipal: { AWS: brokerArn } }, ['principal-wildcard']],
    ['every way in', 'saml', { Action: 'sts:*' }, ['action-wildcard']],
    ['all actions but one', 'saml', { Action: undefined, NotAction: 'sts:GetCallerIdentity' }, ['action-wildcard']],
  ])('by %s', (_what, method, change, rules) => {
    expect(rulesOf(changed(method, change), requestFor(method))).toEqual(expect.arrayContaining([...rules]))
  })

  const prefix = 'brevet.example/aws'
  const all = {
    StringEquals: { [`${prefix}:aud`]: 'sts.amazonaws.com' },
    StringLike: { [`${prefix}:sub`]: 'user:corp:*' },
  }
  const bool = { Bool: { 'sts:RoleAuthorizedByIdp': 'true' } }

  it.each<[string, object, readonly string[]]>([
    ['no condition at all', {}, ['audience-open', 'subject-open', 'role-open']],
    ['no aud', { StringLike: all.StringLike, ...bool }, ['audience-open']],
    ['no sub', { StringEquals: all.StringEquals, ...bool }, ['subject-open']],
    ['no sts:RoleAuthorizedByIdp', all, ['role-open']],
    ['sts:RoleAuthorizedByIdp if it exists', { ...all, BoolIfExists: bool.Bool }, ['role-open']],
    [
      'StringLike with a bare *',
      { ...all, ...bool, StringLike: { [`${prefix}:sub`]: ['user:corp:*', '*'] } },
      ['subject-open'],
    ],
    [
      'ForAllValues, which is true of nothing',
      { ...bool, StringEquals: all.StringEquals, 'ForAllValues:StringLike': all.StringLike },
      ['subject-open'],
    ],
    [
      'a negation',
      { ...bool, StringLike: all.StringLike, StringNotEquals: { [`${prefix}:aud`]: 'x' } },
      ['audience-open'],
    ],
    [
      'nothing, with another case of the key',
      { ...bool, StringLike: all.StringLike, StringEquals: { [`${prefix}:AUD`]: 'sts.amazonaws.com' } },
      [],
    ],
  ])('of web-identity by %s', (_what, Condition, rules) => {
    expect(rulesOf(changed('web-identity', { Condition }), requestFor('web-identity'))).toEqual(rules)
  })

  it.each<[string, object, readonly string[]]>([
    ['no Recipient', { StringLike: { 'saml:sub': 'user:corp:*' } }, ['audience-open']],
    ['no condition at all', {}, ['audience-open', 'subject-open']],
  ])('of saml by %s', (_what, Condition, rules) => {
    expect(rulesOf(changed('saml', { Condition }), requestFor('saml'))).toEqual(rules)
  })

  it.each<[string, object, readonly string[]]>([
    ['no ExternalId', {}, ['external-id-open']],
    [
      'an ExternalId if there is one',
      { StringEqualsIfExists: { 'sts:ExternalId': 'brevet-7QK2M9XA' } },
      ['external-id-open'],
    ],
    ['any ExternalId', { StringLike: { 'sts:ExternalId': '*' } }, ['external-id-open']],
    ['an ExternalId', { StringEquals: { 'sts:ExternalId': 'brevet-7QK2M9XA' } }, []],
  ])('of assume-role by %s', (_what, Condition, rules) => {
    expect(rulesOf(changed('assume-role', { Condition }), requestFor('assume-role'))).toEqual(rules)
  })

  it.each<[string, object, readonly string[]]>([
    ['no sub', { StringEquals: { 'idp.example/realms/corp:aud': 'brevet-client' } }, ['subject-open']],
    [
      'a pattern of subs',
      {
        StringEquals: { 'idp.example/realms/corp:aud': 'brevet-client' },
        StringLike: { 'idp.example/realms/corp:sub': '00u*' },
      },
      ['subject-open'],
    ],
  ])('of id-token by %s', (_what, Condition, rules) => {
    expect(rulesOf(changed('id-token', { Condition }), requestFor('id-token'))).toEqual(rules)
  })

  it('is found in a pattern of the company’s people also where nobody is named to compare with', () => {
    const [first] = plannedStatements('id-token')
    const StringLike = { ...first?.Condition?.['StringLike'], 'idp.example/realms/corp:sub': '00u*' }
    const StringEquals = { 'idp.example/realms/corp:aud': 'brevet-client' }
    const statement = { ...first, Condition: { StringEquals, StringLike } }
    const { findings, unknown } = judge({ Statement: [statement] }, requestFor('id-token', { subjects: [] }))
    expect(findings.map(({ rule }) => rule)).toEqual(['subject-open'])
    expect(unknown).toEqual([expect.stringContaining('id-token needs the sub of each person')])
  })

  it('is found at the provider of somebody else too, and at a whole account', () => {
    const other = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`
    const statements = [
      ...plannedStatements('web-identity'),
      {
        Sid: 'Builds',
        Effect: 'Allow',
        Principal: { Federated: other },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
      },
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 'sts:AssumeRole' },
    ]
    const { findings } = judge({ Statement: statements }, requestFor('web-identity'))
    expect(findings.map(({ rule, statement }) => [rule, statement?.number, statement?.sid])).toEqual([
      ['subject-open', 4, 'Builds'],
      ['external-id-open', 5, null],
      ['principal-account', 5, null],
    ])
  })

  it('is shown with the statement as it stands, and the one to have instead', () => {
    const [planned] = plannedStatements('assume-role')
    const [weak, ...marks] = changed('assume-role', { Condition: {} })
    const { findings } = judge({ Statement: [weak, ...marks] }, requestFor('assume-role'))
    expect(findings).toEqual([
      {
        rule: 'external-id-open',
        text: expect.stringContaining('no condition names sts:ExternalId'),
        statement: { number: 1, sid: 'BrevetByAssumeRole', json: weak },
        fix: planned,
      },
    ])
  })
})

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

  it.each<[string, (typeof assuming)[number], string, string]>([
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

describe('a policy of Brevet’s own identity', () => {
  const request = requestFor('assume-role')
  const [planned] = makePlan(null, request).callers[0]?.policy.Statement ?? []

  it('is without fault when it is ours, in each form in which IAM hands it out', () => {
    const document = { Version: '2012-10-17', Statement: [planned] }
    for (const form of [
      document,
      { RoleName: 'identity-broker', PolicyName: 'x', PolicyDocument: document },
      { PolicyVersion: { Document: document, VersionId: 'v1' } },
    ]) {
      expect(judge(form, request)).toMatchObject({ kind: 'permission', findings: [] })
    }
  })

  it.each<[string, object, readonly string[]]>([
    ['every role', { Resource: '*' }, ['resource-wildcard']],
    ['every role of some name', { Resource: 'arn:aws:iam::*:role/ReadOnly' }, ['resource-wildcard']],
    ['all of STS', { Action: ['sts:*'] }, ['permission-beyond']],
    ['another service', { Action: [...[planned?.Action ?? []].flat(), 's3:GetObject'] }, ['permission-beyond']],
    ['too little', { Action: 'sts:AssumeRole' }, ['permission-missing']],
    ['another role', { Resource: `arn:aws:iam::${account}:role/Other` }, ['permission-missing']],
    ['all but something', { Action: undefined, NotAction: 'iam:*' }, ['permission-beyond']],
  ])('is found to allow %s', (_what, change, rules) => {
    expect(rulesOf([{ ...planned, ...change }], request)).toEqual(rules)
  })
})

it.each([
  '',
  '[]',
  '{}',
  '{"Statement":[]}',
  '{"Statement":[{"Effect":"Maybe"}]}',
  '{"Role":{"AssumeRolePolicyDocument":"%"}}',
])('says that %j is no policy', (text) => {
  expect(judgePolicy(text, makeRequest())).toEqual({
    ok: false,
    faults: [expect.stringMatching(/^this is no policy of IAM/)],
  })
})

it('says which account or role brevet.yaml does not have', () => {
  const text = JSON.stringify(makePlan('web-identity').roles[0]?.trustPolicy)
  expect(judgePolicy(text, makeRequest({ accountId: '999999999999' })).ok).toBe(false)
  expect(judgePolicy(text, makeRequest({ roleNames: ['Nobody'] }))).toEqual({
    ok: false,
    faults: ['brevet.yaml has no role Nobody'],
  })
})
