import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OidcSourceConfig } from '../config/config'
import { bench, oidcConfig } from './oidc.fixture'
import { statedBy } from './oidc-identity'
import { startProvider, type TestProvider } from './oidc-provider.fixture'
import type { Claims } from './oidc-token'

const now = new Date('2026-11-25T12:00:00Z')
const ana: Claims = {
  sub: '42',
  name: 'Ana',
  iat: now.getTime() / 1000,
  email: 'ana@example.com',
  email_verified: true,
}
const read = (claims: Claims, changes: Partial<OidcSourceConfig> = {}, userinfo: Claims | null = null) =>
  statedBy({ idToken: { ...ana, ...claims }, userinfo }, oidcConfig('https://idp.example.com', changes), now)
const claims = (changes: Partial<OidcSourceConfig['claims']>) => ({
  claims: { ...oidcConfig('https://idp.example.com').claims, ...changes },
})

describe('who the person is', () => {
  it('is the subject of the ID token, or the claim configured for it, and never of userinfo', () => {
    expect(read({ oid: 'object' }, claims({ subject: 'oid' })).subject).toBe('object')
    expect(() => read({}, claims({ subject: 'oid' }), { sub: '42', oid: 'object' })).toThrow('claims_malformed')
  })

  it('is shown by the best name there is', () => {
    expect(read({ name: undefined, preferred_username: 'ana@corp' }).name).toBe('ana@corp')
    expect(read({ name: 42, email: undefined }).name).toBe('42')
    expect(read({ name: '' }, {}, { sub: '42', name: 'Ana of userinfo' }).name).toBe('Ana of userinfo')
  })

  it('must carry the required claims, in the ID token, with exactly the value', () => {
    const google = { requireClaims: { hd: 'example.com' } }
    expect(read({ hd: 'example.com' }, google).subject).toBe('42')
    expect(() => read({ hd: 'Example.com' }, google)).toThrow('tenant_not_allowed')
    expect(() => read({}, google, { sub: '42', hd: 'example.com' })).toThrow('tenant_not_allowed')
    expect(() => read({ hd: ['example.com'] }, google)).toThrow('tenant_not_allowed')
  })

  it('carries attributes under the names of the configuration', () => {
    const changes = claims({ attributes: { team: '/org/team', level: 'level', absent: 'absent' } })
    expect(read({ org: { team: 'pay' } }, changes, { sub: '42', level: 3 }).attributes).toEqual([
      { name: 'team', values: ['pay'] },
      { name: 'level', values: ['3'] },
    ])
  })
})

describe('the e-mail statement', () => {
  const verified = (change: Claims, changes: Partial<OidcSourceConfig> = {}, userinfo: Claims | null = null) =>
    read({ email_verified: undefined, ...change }, changes, userinfo).emailVerified

  it.each([true, 1, '1', 'true'])('takes xms_edov %j for verified', (spelling) => {
    expect(verified({ xms_edov: spelling })).toBe(true)
  })

  it.each([false, 0, '0', 'false', 'yes'])('takes xms_edov %j for a denial', (spelling) => {
    expect(verified({ xms_edov: spelling }, { emailTrust: 'provider' })).toBe(false)
  })

  it.each(['true', 1, 'yes', false])('takes email_verified %j for a denial', (spelling) => {
    expect(verified({ email_verified: spelling }, { emailTrust: 'provider' })).toBe(false)
  })

  it('takes silence for verified only under trust in the provider', () => {
    expect(verified({})).toBe(false)
    expect(verified({}, { emailTrust: 'provider' })).toBe(true)
  })

  it('speaks of the claim email alone', () => {
    const other = claims({ email: 'upn' })
    expect(verified({ email_verified: true, upn: 'boss@example.com' }, other)).toBe(false)
    expect(verified({ email_verified: true, upn: 'ana@example.com' }, other)).toBe(true)
  })

  it('may come from userinfo for the same address, and a denial anywhere counts', () => {
    expect(verified({}, {}, { sub: '42', email: 'ana@example.com', email_verified: true })).toBe(true)
    expect(verified({}, {}, { sub: '42', email: 'other@example.com', email_verified: true })).toBe(false)
    const denial = { sub: '42', email: 'ana@example.com', email_verified: false }
    expect(verified({ email_verified: true }, { emailTrust: 'provider' }, denial)).toBe(false)
  })

  it('refuses an unverified person of a source that is bound to domains', () => {
    expect(() => verified({}, { emailDomains: ['example.com'] })).toThrow('email_unverified')
    expect(() => read({}, { emailDomains: ['example.org'] })).toThrow('email_domain_not_allowed')
  })
})

describe('groups', () => {
  const values = (...input: Parameters<typeof read>) => {
    const { groups } = read(...input)
    return groups.kind === 'complete' ? groups.groups.map((group) => [group.value, group.from]) : groups.cut
  }

  it('come from several claims, with their origin', () => {
    const changes = claims({ groups: ['groups', '/realm_access/roles', 'absent'] })
    expect(values({ groups: '/a/b', realm_access: { roles: ['admin'] } }, changes)).toEqual([
      ['/a/b', 'groups'],
      ['admin', '/realm_access/roles'],
    ])
  })

  it('come from userinfo when it has them, else from the ID token', () => {
    expect(values({ groups: ['token'] }, {}, { sub: '42', groups: ['userinfo'] })).toEqual([['userinfo', 'groups']])
    expect(values({ groups: ['token'] }, {}, { sub: '42' })).toEqual([['token', 'groups']])
  })

  it('are incomplete when either document says so', () => {
    const cut = (signal: string) => ({ claim: 'groups', signal })
    expect(values({ hasgroups: true }, {}, { sub: '42', groups: ['a'] })).toEqual(cut('hasgroups'))
    expect(values({}, {}, { sub: '42', _claim_names: { groups: 'x' } })).toEqual(cut('_claim_names'))
  })

  it('are whole in userinfo where the ID token has the mark of a list that was cut', () => {
    const marked = { groups: ['[SIZE_LIMIT_EXCEEDED]'] }
    expect(values(marked)).toEqual({ claim: 'groups', signal: 'size_limit' })
    expect(values(marked, {}, { sub: '42', groups: ['a'] })).toEqual([['a', 'groups']])
  })

  it('never name the source of a list that is elsewhere', () => {
    const { groups } = read({ groups: 'src1', _claim_sources: { src1: {} } })
    expect(groups).toEqual({ kind: 'incomplete', cut: { claim: 'groups', signal: '_claim_sources' }, stated: [] })
  })
})

describe('userinfo', () => {
  let provider: TestProvider
  beforeAll(async () => {
    provider = await startProvider()
  })
  afterAll(() => provider.close())
  const withoutGroups = (standard: Claims) => ({ ...standard, groups: undefined })

  it('is asked when the ID token has no groups claim', async () => {
    const { identity } = await bench(provider).signIn({ claims: withoutGroups })
    expect(identity.groups).toHaveLength(2)
  })

  it('is not asked when the ID token has all group claims, or never', async () => {
    const before = provider.hits('userinfo')
    await bench(provider).signIn()
    const { identity } = await bench(provider, { userinfo: 'never' }).signIn({ claims: withoutGroups })
    expect(identity.groups).toEqual([])
    expect(provider.hits('userinfo')).toBe(before)
  })

  it('is refused when it speaks of somebody else', async () => {
    const behaviour = { claims: withoutGroups, userinfo: (standard: Claims) => ({ ...standard, sub: 'eve' }) }
    expect((await bench(provider).refusal(behaviour)).code).toBe('subject_mismatch')
    expect((await bench(provider, { userinfo: 'always' }).refusal(behaviour)).code).toBe('subject_mismatch')
  })

  it('may be a signed token, whose signature then counts', async () => {
    const { identity } = await bench(provider).signIn({ claims: withoutGroups, userinfoSigner: 'own' })
    expect(identity.groups).toHaveLength(2)
    const forged = await bench(provider).refusal({ claims: withoutGroups, userinfoSigner: 'stranger' })
    expect(forged.code).toBe('signature_invalid')
  })

  it('refuses the sign-in when it cannot be had', async () => {
    expect((await bench(provider).refusal({ claims: withoutGroups, fails: 'userinfo' })).code).toBe(
      'source_unreachable',
    )
    const document = (standard: Claims) => ({ ...standard, userinfo_endpoint: undefined })
    const refusal = await bench(provider, { userinfo: 'always' }).refusal({ document })
    expect(refusal.details).toEqual({ reason: 'missing', what: 'userinfo_endpoint' })
  })
})
