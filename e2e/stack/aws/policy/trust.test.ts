import { describe, expect, it } from 'vitest'
import { parsePolicy } from './document'
import { type TrustPrincipal, trustFor } from './trust'

const accountId = '111122223333'
const providerArn = `arn:aws:iam::${accountId}:saml-provider/broker`
const userArn = `arn:aws:iam::${accountId}:user/broker`
const action = 'sts:AssumeRoleWithSAML'
const asks = (principal: TrustPrincipal, asked: string, statements: readonly object[]) =>
  trustFor({
    trustPolicy: parsePolicy({ Version: '2012-10-17', Statement: statements }, 'trust'),
    principal,
    action: asked,
    context: new Map(),
  })
const trusts = (...statements: object[]) => asks({ kind: 'provider', arn: providerArn }, action, statements) !== 'none'
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

  it.each([
    [{ AWS: userArn }, 'principal'],
    ['*', 'principal'],
    [{ AWS: `arn:aws:iam::${accountId}:root` }, 'account'],
    [{ AWS: accountId }, 'account'],
    [{ AWS: [accountId, userArn] }, 'principal'],
    [{ AWS: `arn:aws:iam::${accountId}:user/bro*` }, 'none'],
    [{ AWS: `arn:aws:iam::444455556666:root` }, 'none'],
    [{ Federated: providerArn }, 'none'],
  ])('with the principal %j trusts an AWS caller as: %s', (Principal, trust) => {
    const caller: TrustPrincipal = { kind: 'caller', accountId, arns: [userArn] }
    const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }
    expect(asks(caller, 'sts:AssumeRole', [statement])).toBe(trust)
    const deny = { Effect: 'Deny', Principal: { AWS: accountId }, Action: 'sts:AssumeRole' }
    expect(asks(caller, 'sts:AssumeRole', [statement, deny])).toBe('none')
  })
})
