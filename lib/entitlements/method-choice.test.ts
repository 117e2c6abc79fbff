import { describe, expect, it } from 'vitest'
import type { AccountConfig, AccountTrustConfig, RoleConfig } from '../config/config'
import type { BaseIdentity } from '../domain/base-identity'
import { federationKinds } from '../domain/federation-kind'
import { secret } from '../domain/secret'
import { access, role } from './access.fixture'
import { chooseMethod } from './method-choice'

const arn = 'arn:aws:iam::999988887777:user/brevet'
const user: BaseIdentity = { state: 'known', arn, accountId: '999988887777', partition: 'aws', isChained: false }
const chained: BaseIdentity = { ...user, isChained: true }
const iamUser = { accessKeyId: 'AKIAEXAMPLEUSER0001', secretAccessKey: secret('x'), mfaSerial: 'arn:aws:iam::1:mfa/x' }
const readOnly = { policy: '{}', policyArns: [] }

function choose(
  changes: Partial<RoleConfig>,
  { base = user, ...trust }: Partial<AccountTrustConfig> & { readonly base?: BaseIdentity } = {},
) {
  const [account] = access([]).accounts
  if (!account) throw new Error('no account')
  const config: AccountConfig = { ...account, trust: { ...account.trust, ...trust } }
  return chooseMethod({ account: config, role: role('Developer', { maxSessionSeconds: 43_200, ...changes }), base })
}

describe('the choice among several methods', () => {
  it('falls on the only one there is, whatever it is', () => {
    for (const method of federationKinds) {
      const { methodReason, ...choice } = choose({ methods: [method] }, { base: { state: 'absent' } })
      expect(choice).toMatchObject({ method, methods: [method] })
      expect(methodReason).toEqual({ because: 'only', passedOver: [] })
    }
  })

  it('falls on the longest session', () => {
    expect(choose({ methods: ['assume-role', 'saml'] }, { base: chained })).toMatchObject({
      method: 'saml',
      maxDurationSeconds: 43_200,
      methodReason: { because: 'longest-session', passedOver: [{ method: 'assume-role', why: 'shorter-session' }] },
    })
  })

  it('falls, among sessions of one length, on one that does not chain', () => {
    const changes = { methods: ['assume-role', 'saml'], maxSessionSeconds: 3600 } as const
    expect(choose(changes, { via: ['arn:aws:iam::999988887777:role/Hub'] })).toMatchObject({
      method: 'saml',
      methodReason: { because: 'not-chained', passedOver: [{ method: 'assume-role', why: 'chained' }] },
    })
  })

  it('falls, among those, on one that carries session tags', () => {
    const changes = { methods: ['session-token', 'web-identity'], console: false, maxSessionSeconds: 3600 } as const
    expect(choose(changes, { user: iamUser })).toMatchObject({
      method: 'web-identity',
      methodReason: { because: 'carries-tags', passedOver: [{ method: 'session-token', why: 'no-tags' }] },
    })
  })

  it('falls on the first of those that are alike', () => {
    expect(choose({ methods: ['saml', 'web-identity'] })).toMatchObject({
      method: 'saml',
      methodReason: { because: 'order', passedOver: [{ method: 'web-identity', why: 'listed-later' }] },
    })
  })

  it('falls on one that opens the console, where the role gives it', () => {
    const methods = ['session-token', 'web-identity'] as const
    const trust = { user: iamUser }
    expect(choose({ methods, maxSessionSeconds: 129_600 }, trust)).toMatchObject({
      method: 'web-identity',
      opensConsole: true,
      methodReason: { because: 'opens-console', passedOver: [{ method: 'session-token', why: 'no-console' }] },
    })
    expect(choose({ methods, maxSessionSeconds: 129_600, console: false }, trust)).toMatchObject({
      method: 'session-token',
      maxDurationSeconds: 129_600,
    })
  })

  it.each([
    ['an account without an IAM user', 'session-token', {}, {}, 'no-credentials'],
    ['no identity of Brevet’s own', 'assume-role', {}, { base: { state: 'absent' } }, 'no-credentials'],
    ['one of another partition', 'assume-role', {}, { base: { ...user, partition: 'aws-cn' } }, 'no-credentials'],
    ['no session policy for it', 'federation-token', {}, { user: iamUser }, 'session-policy'],
    [
      'a session policy it cannot keep',
      'session-token',
      { sessionPolicy: readOnly },
      { user: iamUser },
      'session-policy',
    ],
  ] as const)('passes over what cannot work: %s', (_what, method, changes, trust, why) => {
    expect(choose({ methods: [method, 'saml'], ...changes }, trust)).toMatchObject({
      method: 'saml',
      methodReason: { because: 'only', passedOver: [{ method, why }] },
    })
  })

  it('expects a chained session as long as nobody knows whom Brevet is', () => {
    const choice = choose({ methods: ['assume-role'] }, { base: { state: 'unknown' } })
    expect(choice).toMatchObject({ isChained: true, maxDurationSeconds: 3600 })
    expect(choose({ methods: ['assume-role'] })).toMatchObject({ isChained: false, maxDurationSeconds: 43_200 })
  })

  it.each([
    ['session-token', false, iamUser, true],
    ['session-token', false, { ...iamUser, mfaSerial: null }, false],
    ['assume-role', true, null, true],
    ['assume-role', false, null, false],
    ['web-identity', true, iamUser, false],
  ] as const)('asks for a code where %s needs one', (method, mfa, account, needsMfaCode) => {
    expect(choose({ methods: [method], mfa }, { user: account })).toMatchObject({ needsMfaCode })
  })
})
