import { describe, expect, it } from 'vitest'
import type { OidcSourceConfig } from '../config/config'
import { planTrust } from './plan-trust'
import { makeConfig, makePlan, makeRequest } from './trust.fixture'

const account = '111122223333'
const tenants = ['2f1a6c1e-8a4b-4b0a-9d0e-6a1b2c3d4e5f', '3f1a6c1e-8a4b-4b0a-9d0e-6a1b2c3d4e5f'] as const

const faultsOf = (subjects: readonly string[], company: readonly Partial<OidcSourceConfig>[] = [{}]) => {
  const result = planTrust(makeRequest({ method: 'id-token', config: makeConfig({ company }), subjects }))
  return result.ok ? [] : result.faults
}

const planOf = (subjects: readonly string[], company: readonly Partial<OidcSourceConfig>[]) =>
  makePlan('id-token', { config: makeConfig({ company }), subjects })

describe('the trust in the company’s own ID tokens', () => {
  it('pins the client and the whole sub of each person, and asks for no tag and no source identity', () => {
    const { providers, roles } = planOf(['00u1ana', '00u2ben'], [{}])
    const arn = `arn:aws:iam::${account}:oidc-provider/idp.example/realms/corp`
    expect(providers).toEqual([
      { kind: 'oidc', owner: 'company', arn, url: 'https://idp.example/realms/corp', audience: 'brevet-client' },
    ])
    expect(roles[0]?.trustPolicy.Statement).toEqual([
      {
        Sid: 'CompanyByIdToken',
        Effect: 'Allow',
        Principal: { Federated: arn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'idp.example/realms/corp:aud': 'brevet-client',
            'idp.example/realms/corp:sub': ['00u1ana', '00u2ben'],
          },
          StringLike: { 'sts:RoleSessionName': '*=????????????????' },
        },
      },
    ])
  })

  it('is not planned without anybody, with the reason and the way', () => {
    expect(faultsOf([])).toEqual([
      expect.stringMatching(/^id-token needs the sub of each person it is to admit: without it/),
    ])
  })

  it.each(['*', 'u-?', 'u-*', '', ' u', `\${aws:username}`, 'ü', 'x'.repeat(256)])(
    'takes %j for nobody’s subject',
    (subject) => expect(faultsOf([subject])).toEqual([expect.stringContaining('is no subject')]),
  )

  it.each(['auth0|5f7c8ec7', 'google-oauth2|1', '248289761001', 'CN=Ana, OU=Dev', 'a:b:c'])(
    'takes %j as it is',
    (subject) => expect(faultsOf([subject])).toEqual([]),
  )

  it('has no client where no source is a confidential one', () => {
    expect(faultsOf(['u-1'], [{ clientSecret: null }])).toEqual([expect.stringContaining('clientSecret')])
    expect(faultsOf(['u-1'], [])).toHaveLength(1)
  })
})

describe('of several sources', () => {
  const company = [{}, { id: 'second', issuer: 'https://second.example', clientId: 'other' }]

  it('each admits its own people, by a statement and a provider of its own', () => {
    const { providers, roles } = planOf(['company:u-1', 'second:u-1', 'second:a:b'], company)
    expect(providers.map(({ owner }) => owner)).toEqual(['company', 'second'])
    const pins = roles[0]?.trustPolicy.Statement.map(({ Sid, Condition }) => [Sid, Condition?.['StringEquals']])
    expect(pins).toEqual([
      ['CompanyByIdToken1', { 'idp.example/realms/corp:aud': 'brevet-client', 'idp.example/realms/corp:sub': ['u-1'] }],
      ['CompanyByIdToken2', { 'second.example:aud': 'other', 'second.example:sub': ['u-1', 'a:b'] }],
    ])
  })

  it('one has to be named before the subject', () => {
    expect(faultsOf(['u-1', 'third:u-1'], company)).toEqual([
      expect.stringContaining('company, second'),
      expect.stringContaining('company, second'),
    ])
  })

  it('those without a person are left alone', () => {
    expect(planOf(['second:u-1'], company).providers.map(({ owner }) => owner)).toEqual(['second'])
  })
})

describe('a provider of its own kind', () => {
  it('Google is known to AWS: nothing is registered, and the host is the principal', () => {
    const { providers, roles } = planOf(['1'], [{ issuer: 'https://accounts.google.com' }])
    expect(providers).toEqual([])
    const [statement] = roles[0]?.trustPolicy.Statement ?? []
    expect(statement?.Principal).toEqual({ Federated: 'accounts.google.com' })
    expect(statement?.Condition?.['StringEquals']).toEqual({
      'accounts.google.com:aud': 'brevet-client',
      'accounts.google.com:sub': ['1'],
    })
  })

  it('Entra names the tenant in its tokens, whatever shared address was configured', () => {
    const source = { issuer: 'https://login.microsoftonline.com/organizations/v2.0', tenants }
    const urls = planOf(['1'], [source]).providers.map((provider) => provider.kind === 'oidc' && provider.url)
    expect(urls).toEqual(tenants.map((tenant) => `https://login.microsoftonline.com/${tenant}/v2.0`))
  })

  it('that knows people by another claim than sub is pointed out', () => {
    const claims = {
      subject: 'oid',
      name: 'name',
      email: 'email',
      groups: [],
      groupFormat: 'values',
      attributes: {},
    } as const
    expect(planOf(['1'], [{ claims }]).notes).toContainEqual(expect.stringContaining('by oid; AWS looks at sub'))
  })

  it('with a final slash keeps it, as IAM does', () => {
    const { providers } = planOf(['1'], [{ issuer: 'https://corp.auth0.example/' }])
    expect(providers[0]?.arn).toBe(`arn:aws:iam::${account}:oidc-provider/corp.auth0.example/`)
  })
})
