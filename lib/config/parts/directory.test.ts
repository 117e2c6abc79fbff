import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DirectoryConfig } from '../config'
import { accessText, configText, faultsOf, parsed, warningsOf } from '../parse-config.fixture'

const tenant = '2f1a6c1e-8a4b-4b0a-9d0e-6a1b2c3d4e5f'
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString()
const account = { type: 'service_account', client_email: 'sa@x.test', private_key: pem, private_key_id: 'k1' }
const environment = {
  S: 'a-client-secret',
  D: 'a-directory-secret',
  PEM: pem,
  JWK: JSON.stringify(rsa.export({ format: 'jwk' })),
  SMALL: generateKeyPairSync('rsa', { modulusLength: 1024 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
  CURVE: JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
  GOOGLE: JSON.stringify({ ...account, token_uri: 'https://evil.example' }),
  HALF: JSON.stringify({ ...account, private_key: 'x' }),
}

const entraIssuer = `https://login.microsoftonline.com/${tenant}/v2.0`

function oidc(directory: string, issuer = entraIssuer, more = `clientSecret: "\${env:S}"`) {
  const signIn = `[{ id: corp, kind: oidc, issuer: "${issuer}", clientId: brevet, ${more}, directory: ${directory} }]`
  return configText({ signIn })
}

function saml(directory: string) {
  return configText({
    signIn: `[{ id: corp, kind: saml, metadataUrl: "https://idp.example.com/m", directory: ${directory} }]`,
  })
}

function directoryOf(text: string): DirectoryConfig | null | undefined {
  return parsed(text, { environment }).signIn[0]?.directory
}

const faults = (text: string) => faultsOf(text, { environment })
const at = (fault: string) => `signIn[0].directory${fault}`

describe('the directory of an Entra source', () => {
  it('is asked as the source’s own client, in the tenant of the issuer', () => {
    const directory = directoryOf(oidc('{ kind: entra }'))
    expect(directory).toEqual({
      kind: 'entra',
      ask: 'incomplete',
      tenant,
      clientId: 'brevet',
      clientSecret: expect.anything(),
      loginUrl: 'https://login.microsoftonline.com',
      graphUrl: 'https://graph.microsoft.com',
    })
    expect(directory?.kind === 'entra' && directory.clientSecret.reveal()).toBe('a-client-secret')
  })

  it('has an application of its own, and the addresses of a national cloud', () => {
    const text = `{ kind: entra, ask: always, tenant: ${tenant.toUpperCase()}, clientId: app, clientSecret: "\${env:D}",
      loginUrl: "https://login.microsoftonline.us/", graphUrl: "https://graph.microsoft.us" }`
    expect(directoryOf(saml(text))).toMatchObject({
      ask: 'always',
      tenant,
      clientId: 'app',
      loginUrl: 'https://login.microsoftonline.us',
      graphUrl: 'https://graph.microsoft.us',
    })
  })

  it.each([
    [
      saml('{ kind: entra }'),
      [
        '.tenant: is missing; only the issuer of one tenant, with its GUID, stands for it',
        '.clientId: is missing; the source has no client with a secret to ask as',
      ],
    ],
    [oidc('{ kind: entra, tenant: contoso }'), ['.tenant: must be a tenant GUID']],
    [
      oidc('{ kind: entra, clientId: app }'),
      ['.clientSecret: is missing; an application of its own needs a secret of its own'],
    ],
    [oidc(`{ kind: entra, clientSecret: "\${env:D}" }`), ['.clientId: is missing; the secret is of an application']],
    [
      oidc('{ kind: entra }', entraIssuer, 'userinfo: auto'),
      ['.clientId: is missing; the source has no client with a secret to ask as'],
    ],
    [
      oidc('{ kind: entra, graphUrl: "http://graph.example" }'),
      ['.graphUrl: must be https; http is accepted on loopback only'],
    ],
    [
      oidc('{ kind: entra, graphUrl: "https://graph.example/v1.0" }'),
      ['.graphUrl: must be an origin, without path or query'],
    ],
    [
      oidc('{ kind: entra, domains: [x] }'),
      ['.domains: unknown key; known are kind, ask, tenant, clientId, clientSecret, loginUrl, graphUrl'],
    ],
  ])('says what is wrong with it: %s', (text, expected) => {
    expect(faults(text)).toEqual(expected.map(at))
  })
})

describe('the directory of an Okta source', () => {
  it('is at the issuer’s origin, asked with a token or as a service application', () => {
    const issuer = 'https://acme.okta.com/oauth2/default'
    expect(directoryOf(oidc(`{ kind: okta, apiToken: "\${env:D}" }`, issuer))).toMatchObject({
      ask: 'incomplete',
      url: 'https://acme.okta.com',
      user: null,
      credentials: { kind: 'token' },
    })
    for (const key of ['JWK', 'PEM']) {
      const text = `{ kind: okta, user: uid, clientId: app, privateKey: "\${env:${key}}", keyId: k1 }`
      expect(directoryOf(oidc(text, issuer))).toMatchObject({
        user: 'uid',
        credentials: { kind: 'key', clientId: 'app', keyId: 'k1' },
      })
    }
  })

  it.each([
    [saml(`{ kind: okta, apiToken: "\${env:D}" }`), ['.url: is missing; a SAML source has no issuer to take it from']],
    [oidc('{ kind: okta }'), [': needs apiToken, or clientId with privateKey']],
    [oidc('{ kind: okta, clientId: app }'), [': needs apiToken, or clientId with privateKey']],
    [
      oidc(`{ kind: okta, apiToken: "\${env:D}", clientId: app }`),
      ['.apiToken: is given together with an application; keep one of them'],
    ],
    [
      oidc(`{ kind: okta, clientId: app, privateKey: "\${env:D}" }`),
      ['.privateKey: must be a private key, as JWK or PEM (PKCS 8)'],
    ],
    [oidc(`{ kind: okta, clientId: app, privateKey: "\${env:SMALL}" }`), ['.privateKey: must have at least 2048 bits']],
    [oidc(`{ kind: okta, clientId: app, privateKey: "\${env:CURVE}" }`), ['.privateKey: must be an RSA key']],
  ])('says what is wrong with it: %s', (text, expected) => {
    expect(faults(text)).toEqual(expected.map(at))
  })
})

describe('the directory of a Google source', () => {
  it('is asked at every sign-in, in the name of an administrator, at Google’s own addresses whatever the key file says', () => {
    const directory = directoryOf(oidc(`{ kind: google, credentials: "\${env:GOOGLE}", subject: reader@Example.com }`))
    expect(directory).toMatchObject({
      kind: 'google',
      ask: 'always',
      clientEmail: 'sa@x.test',
      keyId: 'k1',
      domains: ['example.com'],
      tokenUrl: 'https://oauth2.googleapis.com/token',
      apiUrl: 'https://admin.googleapis.com',
    })
  })

  it.each([
    [
      oidc(`{ kind: google, credentials: "\${env:HALF}", subject: a@b.example }`),
      ['.credentials: must be the JSON key of a service account, as Google hands it out'],
    ],
    [
      oidc(`{ kind: google, credentials: "\${env:GOOGLE}", subject: admin }`),
      ['.subject: must be the e-mail address of an administrator'],
    ],
    [
      oidc(`{ kind: google, credentials: "\${env:GOOGLE}", subject: a@b.example, domains: [] }`),
      ['.domains: must hold a domain'],
    ],
  ])('says what is wrong with it: %s', (text, expected) => {
    expect(faults(text)).toEqual(expected.map(at))
  })
})

it('warns about secrets of a directory that are written in the file', () => {
  expect(warningsOf(oidc('{ kind: okta, apiToken: abc }'), { environment })).toEqual([
    `${at('.apiToken')}: is written in the file; better refer to it by \${env:NAME} or \${file:/path}`,
  ])
  expect(warningsOf(oidc(`{ kind: okta, apiToken: "\${env:D}" }`), { environment })).toEqual([])
})

describe('a grant by a group that its directory never tells', () => {
  const warned = (group: string, more = '', when = '') =>
    warningsOf(
      accessText(`[{ id: g, when: { ${when} groups: ["${group}"] }, deny: true }]`, {
        signIn: `[{ id: corp, kind: oidc, issuer: "${entraIssuer}", clientId: brevet, clientSecret: "\${env:S}", directory: { kind: entra } ${more} }]`,
      }),
      { environment },
    )

  it('is warned of, because a deny would not meet anybody', () => {
    expect(warned('contractors').join()).toContain('grants[0].when.groups[0]: is not an id, and groupNames')
    expect(warned('contractors', '', 'source: corp,')).toHaveLength(1)
  })

  it('is none where the group is an id, or is translated, or may come from another claim', () => {
    expect(warned(tenant)).toEqual([])
    expect(warned('contractors', `, groupNames: { "${tenant}": contractors }`)).toEqual([])
    expect(warned('contractors', ', claims: { groups: [groups, roles] }')).toEqual([])
  })
})
