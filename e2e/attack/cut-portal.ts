import { expect } from '@playwright/test'
import { type OwnPortal, startOwnPortal } from '../own-portal'
import { createPlainBrowser, type PlainAnswer, type PlainBrowser } from '../stack/plain-browser'
import { createSigningCertificate, type SigningCertificate } from '../stack/saml/certificate'
import { answerForm } from './cut-assertion'
import { type CutProvider, cutClient, startCutProvider } from './cut-provider'
import { type DirectoryServers, directorySecrets, startDirectories } from './directory-servers'

/** A portal whose providers leave groups out, and the directories that know them all. */
export interface CutPortal {
  readonly directories: DirectoryServers
  readonly log: () => string
  /** Signs in at an OpenID source as whom these claims name. */
  signIn(source: string, claims: Readonly<Record<string, unknown>>): Promise<Outcome>
  /** Signs in at a SAML source. */
  signInBySaml(source: string, statement: Statement): Promise<Outcome>
  /** Rows of the audit, newest first, and the auditor who sees them. */
  audited(query: string): Promise<Audited>
  close(): Promise<void>
}

export interface Statement {
  readonly nameId: string
  readonly groups: readonly string[]
  readonly attributes?: Readonly<Record<string, string>>
}

/** What came of a sign-in, by what the portal says to that browser. */
export interface Outcome {
  readonly isIn: boolean
  readonly groups: readonly string[]
  /** Roles that the person may have. */
  readonly roles: number
  /** Of the refusal; null when it was none. */
  readonly code: string | null
  readonly reference: string | null
  /** The page that the browser ends on. */
  readonly page: string
  readonly get: (path: string) => Promise<PlainAnswer>
}

interface Audited {
  readonly auditor: Outcome
  // biome-ignore lint/suspicious/noExplicitAny: a JSON document of the API, read by tests.
  readonly rows: any
}

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Group ids of Entra, as the configuration translates them. */
export const entraIds = { guid, member: guid(1), denied: guid(2) } as const

const samlIssuer = 'https://idp.cut.test/saml'

export async function startCutPortal(): Promise<CutPortal> {
  const [provider, directories] = [await startCutProvider(), await startDirectories()]
  const certificate = await createSigningCertificate(new Date())
  const config = configOf(provider, directories, certificate)
  const portal = await startOwnPortal({ config, access })
  const signIn = async (source: string, claims: Readonly<Record<string, unknown>>) => {
    provider.says(claims)
    const browser = createPlainBrowser(samlIssuer)
    return outcomeOf(portal, browser, await browser.open(`${portal.origin}/auth/${source}/start`))
  }
  return {
    directories,
    log: () => portal.log(),
    signIn,
    async signInBySaml(source, { nameId, groups, attributes = {} }) {
      const address = `${portal.origin}/auth/${source}`
      const browser = createPlainBrowser(samlIssuer)
      const { url: request } = await browser.open(`${address}/start`)
      const [consumerUrl, audience] = [`${address}/callback`, `${address}/metadata`]
      const person = { nameId, groups, attributes }
      const form = answerForm({ request, issuer: samlIssuer, consumerUrl, audience, certificate, ...person })
      return outcomeOf(portal, browser, await browser.open(consumerUrl, form))
    },
    async audited(query) {
      const auditor = await signIn('entra-alone', { sub: 'auditor', groups: ['auditors'] })
      expect(auditor.isIn).toBe(true)
      return { auditor, rows: JSON.parse((await auditor.get(`/api/v1/audit?${query}`)).body).rows }
    },
    async close() {
      await portal.stop()
      await Promise.all([provider.close(), directories.close()])
    },
  }
}

async function outcomeOf(portal: OwnPortal, browser: PlainBrowser, { url, body: page }: PlainAnswer): Promise<Outcome> {
  const get = (path: string) => browser.open(`${portal.origin}${path}`)
  const { status, body } = await get('/api/v1/me')
  const isIn = status === 200
  const groups: readonly string[] = isIn ? JSON.parse(body).identity.groups : []
  const roles: number = isIn ? JSON.parse((await get('/api/v1/entitlements')).body).entitlements.length : 0
  const [code, reference] = [url.searchParams.get('code'), url.searchParams.get('reference')]
  return { isIn, groups, roles, code, reference, page, get }
}

function configOf(
  { url: issuer }: CutProvider,
  { url: origin }: DirectoryServers,
  { certificate: pem }: SigningCertificate,
): readonly string[] {
  const { tenant, clientId, clientSecret, privateKey, clientEmail } = directorySecrets
  const { member, denied } = entraIds
  const entra = `{ kind: entra, tenant: ${tenant}, clientId: ${clientId}, clientSecret: ${clientSecret}, loginUrl: "${origin}", graphUrl: "${origin}" }`
  const okta = `{ kind: okta, url: "${origin}", clientId: 0oa1, privateKey: ${JSON.stringify(privateKey)} }`
  const account = JSON.stringify({
    type: 'service_account',
    client_email: clientEmail,
    private_key: privateKey,
    private_key_id: 'k1',
  })
  const google = `{ kind: google, credentials: ${JSON.stringify(account)}, subject: reader@example.com, tokenUrl: "${origin}/token", apiUrl: "${origin}" }`
  const names = `groupNames: { "${member}": payments-dev, "${denied}": contractors, payments-dev@example.com: payments-dev, contractors@example.com: contractors }`
  const oidc = (id: string, more: string) =>
    `  - { id: ${id}, kind: oidc, issuer: "${issuer}", clientId: ${cutClient.id}, clientSecret: ${cutClient.secret}, ${names}, ${more} }`
  const saml2 = (id: string, more: string) =>
    `  - { id: ${id}, kind: saml, entityId: "${samlIssuer}", signInUrl: "${samlIssuer}/sso", certificates: [${JSON.stringify(pem)}], attributes: { groups: memberOf }, ${names}, ${more} }`
  return [
    'signIn:',
    oidc('entra-alone', 'label: Entra alone'),
    oidc('entra', `directory: ${entra}`),
    oidc('okta-alone', 'groupsSuspectAt: 100'),
    oidc('okta', `directory: ${okta}`),
    oidc('google', `directory: ${google}`),
    saml2('saml-alone', 'groupsSuspectAt: 75'),
    saml2('saml-entra', `directory: ${entra}`),
    saml2('saml-google', `groupsSuspectAt: 75, directory: ${google}`),
  ]
}

const access = [
  'accounts: [{ id: "111122223333", alias: pay, name: Payments, environment: production, region: eu-west-1 }]',
  'roles: [{ name: ReadOnly }]',
  'grants:',
  '  - { id: all, when: { groups: [payments-dev] }, accounts: ["*"], roles: [ReadOnly] }',
  '  - { id: no-contractors, when: { groups: [contractors] }, deny: true, accounts: ["*"] }',
  'auditors: { groups: [auditors] }',
]
