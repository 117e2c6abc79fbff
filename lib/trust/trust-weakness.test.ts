import { describe, expect, it } from 'vitest'
import { changed, judge, plannedStatements, requestFor, rulesOf } from './judge-policy.fixture'

const account = '111122223333'
const brokerArn = 'arn:aws:iam::999988887777:role/identity-broker'

describe('a trust policy that admits more', () => {
  it.each<[string, Parameters<typeof requestFor>[0], object, readonly string[]]>([
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
