import { inflateRawSync } from 'node:zlib'
import { expect, test as plain } from '@playwright/test'
import { startOwnPortal } from '../own-portal'
import type { Person } from '../stack/people'
import { certificateBody, createSigningCertificate, type SigningCertificate } from '../stack/saml/certificate'
import { renderResponse } from '../stack/saml/response'
import { type HostileProvider, startHostileProvider } from './openid-provider/provider'
import type { Json } from './openid-provider/signer'
import { clientSecret } from './openid-provider/token'
import { createVisitor, type Visitor } from './visitor'

export { expect }

/** Whom a provider speaks of, by either protocol. */
export interface Described {
  readonly subject: string
  readonly groups: readonly string[]
  readonly name?: string
  readonly email?: string
  readonly team?: string
  readonly department?: string
  /** Names of further attributes; by OIDC, of further claims. */
  readonly oddNames?: readonly string[]
}

/** A portal with two sources of each protocol, whose providers say whatever they are told to. */
export interface IdentityFort {
  readonly origin: string
  /** Nobody's session when the portal refused. */
  signIn(source: SourceId, person: Described): Promise<Visitor>
  /** Signs in by OIDC with claims as they are given. */
  signInWith(source: 'corp' | 'rival', claims: Json): Promise<Visitor>
}

export const sourceIds = ['corp', 'rival', 'partners', 'others'] as const
export type SourceId = (typeof sourceIds)[number]

export const test = plain.extend<object, { readonly fort: IdentityFort }>({
  fort: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const [provider, certificate] = [await startHostileProvider(), await createSigningCertificate(new Date())]
      const portal = await startOwnPortal({ config: config(provider, certificate), access })
      const signInWith: IdentityFort['signInWith'] = (source, claims) =>
        signInByOidc({ origin: portal.origin, provider, source, claims })
      await use({
        origin: portal.origin,
        signInWith,
        signIn: (source, person) =>
          source === 'corp' || source === 'rival'
            ? signInWith(source, claimsOf(person))
            : signInBySaml({ origin: portal.origin, certificate, source, person }),
      })
      await Promise.all([portal.stop(), provider.close()])
    },
    { scope: 'worker' },
  ],
})

/** Both have the same key, so that no check may lean on the signature to tell one from the other. */
const samlIssuer = (id: string) => `https://${id}.example.net/metadata`

function config(provider: HostileProvider, certificate: SigningCertificate): readonly string[] {
  const oidc = (id: string) =>
    `  - { id: ${id}, kind: oidc, label: "${id}", issuer: "${provider.issuerOf(id)}", clientId: brevet, clientSecret: ${clientSecret}, ` +
    'claims: { attributes: { team: team, department: department } } }'
  const saml = (id: string) =>
    `  - { id: ${id}, kind: saml, label: "${id}", entityId: "${samlIssuer(id)}", signInUrl: "https://${id}.example.net/sso", ` +
    `certificates: ["${certificateBody(certificate.certificate)}"], ` +
    'attributes: { name: name, email: email, groups: memberOf, others: { team: team, department: department } } }'
  return [
    'rateLimits: { signInsPerAddress: 1000000, signInsPerSource: 1000000 }',
    'signIn:',
    ...['corp', 'rival'].map(oidc),
    ...['partners', 'others'].map(saml),
  ]
}

/** What each source gives, and what all of them do. */
const access = [
  'accounts: [{ id: "111122223333", alias: pay, name: Payments, environment: production, region: eu-west-1 }]',
  'roles: [{ name: ReadOnly }, { name: Developer }, { name: Auditing }]',
  'grants:',
  '  - { id: of-corp, when: { source: corp, groups: [team] }, accounts: [pay], roles: [ReadOnly] }',
  '  - { id: of-partners, when: { source: partners, groups: [team] }, accounts: [pay], roles: [Developer] }',
  '  - { id: of-all, when: { groups: [aws-admins] }, accounts: [pay], roles: [Auditing] }',
  '  - { id: by-name, when: { groupPattern: "aws-(?<account>[a-z]+)-(?<role>[A-Za-z]+)" } }',
  'admins: { source: corp, groups: [rulers] }',
  'auditors: { source: partners, groups: [rulers] }',
]

function claimsOf({ subject: sub, oddNames = [], ...claims }: Described): Json {
  return { ...Object.fromEntries(oddNames.map((name) => [name, name])), ...claims, sub }
}

interface OidcSignIn {
  readonly origin: string
  readonly provider: HostileProvider
  readonly source: string
  readonly claims: Json
}

async function signInByOidc({ origin, provider, source, claims }: OidcSignIn): Promise<Visitor> {
  const visitor = createVisitor(origin)
  const { location } = await visitor.get(`/auth/${source}/start`)
  const parameters = provider.authorize(new URL(location), { claims: (standard) => ({ ...standard, ...claims }) })
  await visitor.get(`/auth/${source}/callback?${parameters}`)
  return visitor
}

interface SamlSignIn {
  readonly origin: string
  readonly certificate: SigningCertificate
  readonly source: string
  readonly person: Described
}

async function signInBySaml({ origin, certificate, source, person }: SamlSignIn): Promise<Visitor> {
  const visitor = createVisitor(origin)
  const { location } = await visitor.get(`/auth/${source}/start`)
  const { searchParams: asked } = new URL(location)
  const request = inflateRawSync(Buffer.from(asked.get('SAMLRequest') ?? '', 'base64')).toString()
  const envelope = {
    issuer: samlIssuer(source),
    audience: `${origin}/auth/${source}/metadata`,
    consumerUrl: `${origin}/auth/${source}/callback`,
    aws: null,
    inResponseTo: / ID="([^"]+)"/.exec(request)?.[1] ?? '',
    now: new Date(),
  }
  const response = renderResponse(asPerson(person), envelope, { signing: 'assertion', certificate })
  const form = { SAMLResponse: Buffer.from(response).toString('base64'), RelayState: asked.get('RelayState') ?? '' }
  await visitor.post(`/auth/${source}/callback`, new URLSearchParams(form))
  return visitor
}

function asPerson({ subject, groups, name = 'Somebody', email = 'somebody@example.com', ...more }: Described): Person {
  const { team = '', department = '', oddNames: oddAttributeNames = [] } = more
  const rest = { key: 'eve', label: '', subject, corporateEmail: '', expect: '' } as const
  return { ...rest, nameId: subject, name, partnerEmail: email, groups, team, department, oddAttributeNames }
}
