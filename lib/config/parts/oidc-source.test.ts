import { describe, expect, it } from 'vitest'
import type { OidcSourceConfig } from '../config'
import { configText, faultsOf, parsed, warningsOf } from '../parse-config.fixture'

const environment = { S: 'a-client-secret' }

function sourceText(more: string, { issuer = 'https://idp.example.com', publicUrl = 'https://aws.example.com' } = {}) {
  const signIn = `[{ id: corp, kind: oidc, issuer: "${issuer}", clientId: brevet, ${more} }]`
  return configText({ signIn, publicUrl: `"${publicUrl}"` })
}

function source(more: string): OidcSourceConfig {
  const [first] = parsed(sourceText(more), { environment }).signIn
  if (first?.kind !== 'oidc') throw new Error('no OIDC source')
  return first
}

describe('an OIDC source', () => {
  it('needs an issuer and a client id only', () => {
    expect(source('')).toEqual({
      id: 'corp',
      kind: 'oidc',
      label: 'corp',
      issuer: 'https://idp.example.com',
      clientId: 'brevet',
      clientSecret: null,
      clientAuthentication: 'none',
      scopes: ['openid', 'profile', 'email'],
      claims: {
        subject: 'sub',
        name: 'name',
        email: 'email',
        groups: ['groups'],
        groupFormat: 'values',
        attributes: {},
      },
      userinfo: 'auto',
      responseMode: 'query',
      pkce: 'required',
      parameters: {},
      tenants: [],
      requireClaims: {},
      emailDomains: [],
      emailTrust: 'verified',
      groupNames: {},
      groupSeparator: null,
      groupsSuspectAt: null,
      directory: null,
    })
  })

  it('takes PKCE for supported at Entra, or where the file says so', () => {
    const issuer = 'https://login.microsoftonline.com/2f1a6c1e-8a4b-4b0a-9d0e-6a1b2c3d4e5f/v2.0'
    const [entra] = parsed(sourceText('', { issuer })).signIn
    expect(entra).toMatchObject({ pkce: 'assumed' })
    expect(source('pkce: assumed').pkce).toBe('assumed')
  })

  it('authenticates by client_secret_basic when it has a secret', () => {
    expect(source(`clientSecret: "\${env:S}"`).clientAuthentication).toBe('client_secret_basic')
  })

  it.each([
    [
      `clientSecret: "\${env:S}", clientAuthentication: none`,
      'signIn[0].clientAuthentication: is none, but a clientSecret is given',
    ],
    ['clientAuthentication: client_secret_post', 'signIn[0].clientSecret: is missing; client_secret_post needs it'],
    ['scopes: [email]', 'signIn[0].scopes: must hold openid'],
    [
      'claims: { groups: "/a~b" }',
      'signIn[0].claims.groups[0]: is no JSON pointer (RFC 6901): write ~ as ~0, and / within a name as ~1',
    ],
    ['tenants: [contoso]', 'signIn[0].tenants[0]: must be a tenant GUID'],
    ['groupFormat: { dn: cn }', 'signIn[0].groupFormat.dn: unknown key; known are keys, separator'],
    ['groupFormat: {}', 'signIn[0].groupFormat: must hold keys: true or a separator'],
    [
      'groupSeparator: ";", groupFormat: { keys: true }',
      'signIn[0].groupSeparator: is given together with groupFormat; keep one of them',
    ],
    ['emailDomains: ["@example.com"]', 'signIn[0].emailDomains[0]: must be a mail domain, such as example.com'],
    ['requireClaims: { hd: 1 }', 'signIn[0].requireClaims.hd: must be text; put the value in quotes'],
  ])('refuses %s', (more, fault) => {
    expect(faultsOf(sourceText(more), { environment })).toEqual([fault])
  })

  it('refuses a secret that is written in the file, and only warns of it where the portal is on loopback', () => {
    const written = sourceText('clientSecret: abc')
    const message = `signIn[0].clientSecret: must not be written in the file; refer to it by \${env:NAME} or \${file:/path}`
    expect(faultsOf(written)).toEqual([message])
    expect(warningsOf(written.replace('https://aws.example.com', 'http://localhost:3000'))).toEqual([message])
    expect(warningsOf(sourceText(`clientSecret: "\${env:S}"`), { environment })).toEqual([])
  })

  it('takes one groups claim or several, a URL as a literal key, and the keys of an object', () => {
    expect(source('claims: { groups: "https://aws.example.com/groups" }').claims.groups).toEqual([
      'https://aws.example.com/groups',
    ])
    expect(source('claims: { groups: [groups, /realm_access/roles] }').claims.groups).toHaveLength(2)
    expect(source('groupFormat: { keys: true }').claims.groupFormat).toBe('keys')
    expect(source('groupFormat: { separator: ";" }').groupSeparator).toBe(';')
    expect(source('claims: { groups: [] }').claims.groups).toEqual([])
  })

  it('warns about a path with dots', () => {
    const warnings = warningsOf(sourceText('claims: { groups: realm_access.roles }'))
    expect(warnings).toEqual([expect.stringContaining('"/realm_access/roles"')])
  })

  it('reads userinfo: true and false as always and never', () => {
    expect([source('userinfo: true').userinfo, source('userinfo: false').userinfo]).toEqual(['always', 'never'])
  })

  it('keeps mail domains in lower case and punycode, once each', () => {
    expect(source('emailDomains: [Example.COM, example.com, bücher.example]').emailDomains).toEqual([
      'example.com',
      'xn--bcher-kva.example',
    ])
  })
})

describe('an issuer', () => {
  it('is refused with the right value when it is the discovery address', () => {
    const issuer = 'https://idp.example.com/realms/corp/.well-known/openid-configuration'
    expect(faultsOf(sourceText('', { issuer }))).toEqual([
      'signIn[0].issuer: is the address of the discovery document; the issuer is "https://idp.example.com/realms/corp"',
    ])
  })

  it('may be http only while both it and publicUrl are on loopback', () => {
    const issuer = 'http://127.0.0.1:4101'
    expect(faultsOf(sourceText('', { issuer, publicUrl: 'http://localhost:3000' }))).toEqual([])
    expect(faultsOf(sourceText('', { issuer }))).toHaveLength(1)
    expect(
      faultsOf(sourceText('', { issuer: 'http://idp.example.com', publicUrl: 'http://localhost:3000' })),
    ).toHaveLength(1)
  })

  it.each([
    'https://login.microsoftonline.com/common/v2.0',
    'https://login.microsoftonline.com/organizations/v2.0',
    'https://login.microsoftonline.com/{tenantid}/v2.0',
  ])('of several tenants (%s) needs the tenants that may sign in', (issuer) => {
    expect(faultsOf(sourceText('', { issuer })).join()).toContain('under tenants')
    expect(faultsOf(sourceText('tenants: ["2F1A6C1E-8a4b-4b0a-9d0e-6a1b2c3d4e5f"]', { issuer }))).toEqual([])
  })

  it('of a Keycloak realm named common serves one tenant', () => {
    expect(faultsOf(sourceText('', { issuer: 'https://sso.example.com/realms/common' }))).toEqual([])
  })
})

describe('further authorize parameters', () => {
  it.each(['state', 'nonce', 'redirect_uri', 'code_challenge', 'code_challenge_method', 'response_type', 'client_id'])(
    'cannot replace %s',
    (name) => {
      expect(faultsOf(sourceText(`parameters: { ${name}: x }`))).toEqual([
        `signIn[0].parameters.${name}: is set by Brevet and cannot be replaced`,
      ])
    },
  )

  it('come from a list', () => {
    expect(source('parameters: { domain_hint: example.com, resource: "https://x" }').parameters).toHaveProperty(
      'resource',
    )
    expect(faultsOf(sourceText('parameters: { domain_hnt: x }')).join()).toContain('did you mean "domain_hint"?')
    expect(faultsOf(sourceText('parameters: { scope: x }')).join()).toContain('has a key of its own: scopes')
  })
})
