import { describe, expect, it } from 'vitest'
import { parsePolicy } from './document'
import { isTrusted } from './trust'

const providerArn = 'arn:aws:iam::111122223333:saml-provider/broker'
const action = 'sts:AssumeRoleWithSAML'
const trusts = (...statements: object[]) =>
  isTrusted({
    trustPolicy: parsePolicy({ Version: '2012-10-17', Statement: statements }, 'trust'),
    providerArn,
    actions: [action],
    context: new Map(),
  })
const allow = { Effect: 'Allow', Principal: { Federated: providerArn }, Action: action }

describe('a trust policy', () => {
  it('admits the provider that it names, whatever the case of the action', () => {
    expect(trusts(allow)).toBe(true)
    expect(trusts({ ...allow, Action: ['STS:assumerolewith*'] })).toBe(true)
    expect(
      trusts({ ...allow, Principal: { Federated: ['arn:aws:iam::111122223333:saml-provider/other', providerArn] } }),
    ).toBe(true)
  })

  it.each(['*', { AWS: '*' }, { Federated: 'arn:aws:iam::111122223333:saml-provider/*' }, { AWS: providerArn }])(
    'does not admit a federated caller by the principal %j',
    (Principal) => {
      expect(trusts({ ...allow, Principal })).toBe(false)
    },
  )

  it('denies by a Deny for everybody, and by nothing at all', () => {
    expect(trusts(allow, { Effect: 'Deny', Principal: '*', Action: '*' })).toBe(false)
    expect(trusts({ ...allow, Action: 'sts:TagSession' })).toBe(false)
    expect(trusts({ Effect: 'Allow', Principal: { Federated: providerArn }, NotAction: action })).toBe(false)
  })
})
