import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { stringify } from 'yaml'
import { pickPerson, test as shared } from './fixtures'
import type { ApiAnswer } from './portal-calls'
import { type AwsRegistry, createRegistry } from './stack/aws/registry'
import { startAws } from './stack/aws/server'
import { openBlackHole } from './stack/demo/black-hole'
import { findFreePorts } from './stack/demo/free-ports'
import { startPortal } from './stack/demo/portal'
import { waitForAnswer } from './stack/demo/readiness'
import { portalClient, startOidc } from './stack/oidc/provider'
import type { Person } from './stack/people'
import { type Exchanged, startRecorder } from './stack/recorder'
import { audience, webIdentityStatement } from './stack/seed/trust'

const secret = 'a-client-secret-of-one-test-run-only'
const portalSecret = 'Zt9Qh2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o'

/** An account of the own stack, in the partition of its region. */
interface OwnAccount {
  readonly id: string
  readonly partition: string
  readonly alias: string
  readonly region: string
  readonly method: 'web-identity' | 'assume-role'
}

function account(
  id: string,
  partition: string,
  region: string,
  method: OwnAccount['method'] = 'web-identity',
): OwnAccount {
  return { id, partition, alias: `own-${partition}${method === 'assume-role' ? '-abroad' : ''}`, region, method }
}

/** What happens to the regions of a partition differs. */
export const ownAccounts = {
  /** Both regions are at the simulator, which takes orders for faults. */
  regional: account('300000000001', 'aws', 'eu-west-1'),
  /** The first region is a black hole, the second is at the simulator. */
  firstLost: account('300000000002', 'aws-us-gov', 'us-gov-west-1'),
  /** Both regions are black holes. */
  allLost: account('300000000003', 'aws-iso', 'us-iso-east-1'),
  /** AWS publishes no console for its partition. */
  unpublished: account('300000000004', 'aws-iso-b', 'us-isob-east-1'),
  govAbroad: account('300000000005', 'aws-us-gov', 'us-gov-east-1', 'assume-role'),
  chinaAbroad: account('300000000006', 'aws-cn', 'cn-north-1', 'assume-role'),
  sovereignAbroad: account('300000000007', 'aws-eusc', 'eusc-de-east-1', 'assume-role'),
} as const

/** Whom the portal is at AWS: a user of the partition `aws`. */
const broker = { accessKeyId: 'AKIAEXAMPLEOWNSTACK1', secretAccessKey: 'ownEXAMPLEownEXAMPLEownEXAMPLEownEXAMPLE' }

/** A portal beside that of the stack, with STS in several regions, a provider and an AWS of its own: faults hit nobody else. */
export interface OwnStack {
  readonly origin: string
  readonly registry: AwsRegistry
  signIn(page: Page, key: Person['key']): Promise<void>
  post(page: Page, path: string, data: object): Promise<Answer>
  order(fault: object): Promise<void>
  /** How many calls the ordered faults hit; clears them. */
  clearFaults(): Promise<number>
  /** What the simulator saw, oldest first. */
  events(): Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly awsOrigin: string
  /** Log and database, as text. */
  records(): string
  /** What went between the portal, the provider and AWS. */
  wire(): readonly Exchanged[]
  /** What the portal alone was given. */
  readonly secrets: Readonly<Record<string, string>>
}

/** An answer of the API, and how long it took. */
export interface Answer extends ApiAnswer {
  readonly seconds: number
}

export const test = shared.extend<object, { readonly own: OwnStack }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const { stack, stop } = await startOwnStack()
      await use(stack)
      await stop()
    },
    { scope: 'worker' },
  ],
})

async function startOwnStack(): Promise<{ readonly stack: OwnStack; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-own-'))
  const ports = await findFreePorts()
  const origin = `http://localhost:${ports.portal}`
  const registry = createRegistry()
  const [toAws, toOidc] = await Promise.all([startRecorder(), startRecorder()])
  const [aws, oidc, hole] = await Promise.all([
    startAws({ port: ports.aws, registry }),
    startOidc({ port: ports.oidc, clients: [portalClient(origin, secret)], publicUrl: toOidc.url }),
    openBlackHole(),
  ])
  toAws.leadTo(aws.url)
  toOidc.leadTo(oidc.url)
  registerOwn(registry, origin)
  const configPath = join(folder, 'brevet.yaml')
  writeFileSync(configPath, configOf({ origin, oidc: toOidc.url, aws: toAws.url, hole: hole.url }))
  const portal = startPortal({
    root: process.cwd(),
    port: ports.portal,
    environment: {
      BREVET_CONFIG: configPath,
      BREVET_SECRET: portalSecret,
      DATABASE_URL: `sqlite:${join(folder, 'brevet.db')}`,
      OWN_SECRET: secret,
      AWS_ACCESS_KEY_ID: broker.accessKeyId,
      AWS_SECRET_ACCESS_KEY: broker.secretAccessKey,
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
      PORT: String(ports.portal),
      METRICS_PORT: String(ports.metrics),
    },
    logPath: join(folder, 'portal.log'),
  })
  await waitForAnswer(`${origin}/readyz`, 20)
  return {
    stack: {
      ...{ origin, registry, awsOrigin: aws.url, ...verbsOf(origin, aws.url) },
      records: () => readAll(folder),
      wire: () => [...toOidc.exchanges, ...toAws.exchanges],
      secrets: { clientSecret: secret, portalSecret, awsSecret: broker.secretAccessKey },
    },
    async stop() {
      await portal.stop()
      hole.close()
      await Promise.all([aws, oidc, toAws, toOidc].map((part) => part.close()))
      rmSync(folder, { recursive: true })
    },
  }
}

function registerOwn(registry: AwsRegistry, origin: string): void {
  const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] })
  const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
  for (const one of Object.values(ownAccounts)) {
    const { id: accountId, partition, alias: name } = one
    registry.registerAccount({ id: accountId, partition, name })
    registry.registerOidcProvider({ accountId, url: origin, clientIds: [audience] })
    const trustPolicy = policy(webIdentityStatement(one, origin))
    const role = { accountId, partition, name: 'ReadOnly', trustPolicy, permissionPolicies: [everything] }
    registry.registerRole({ ...role, maxSessionDuration: 43_200 })
  }
  const { id: accountId } = ownAccounts.regional
  registry.registerUser({ accountId, name: 'broker', permissionPolicies: [everything], ...broker })
}

function configOf(at: { readonly origin: string; readonly oidc: string; readonly aws: string; readonly hole: string }) {
  const regional = (region: string) => [region, `${at.aws}/sts/${region}`]
  const lost = (region: string) => [region, at.hole]
  const places = [
    ...['eu-west-1', 'eu-central-1', 'cn-north-1', 'eusc-de-east-1', 'us-isob-east-1'].map(regional),
    ...['us-gov-west-1', 'us-iso-east-1', 'us-iso-west-1'].map(lost),
    regional('us-gov-east-1'),
  ]
  const endpoint = Object.fromEntries(places)
  return stringify({
    publicUrl: at.origin,
    signIn: [
      {
        id: 'corp',
        kind: 'oidc',
        label: 'Corporate SSO (OIDC)',
        issuer: at.oidc,
        clientId: 'brevet',
        clientSecret: `\${env:OWN_SECRET}`,
        scopes: ['openid', 'profile', 'email', 'groups'],
        claims: { groups: 'groups' },
      },
    ],
    aws: {
      sts: { regions: Object.keys(endpoint), endpoint },
      console: { federationEndpoint: `${at.aws}/federation` },
      sessionTags: { email: 'email' },
    },
    accounts: Object.values(ownAccounts).map(({ id, alias, region, method }) => {
      return { id, alias, name: alias, environment: 'sandbox', region, method }
    }),
    roles: [{ name: 'ReadOnly', maxSession: '12h' }],
    grants: [{ id: 'all', when: { groups: ['aws-admins', 'payments-dev'] }, accounts: ['*'], roles: ['ReadOnly'] }],
    admins: { groups: ['aws-admins'] },
    auditors: { groups: ['audit'] },
    apiTokens: { enabled: true },
  })
}

function verbsOf(origin: string, aws: string): Pick<OwnStack, 'signIn' | 'post' | 'order' | 'clearFaults' | 'events'> {
  const faults = `${aws}/_aws/faults`
  return {
    async signIn(page, key) {
      await page.goto(`${origin}/auth/corp/start`)
      await pickPerson(page, key)
      await page.waitForURL(`${origin}/**`)
    },
    async post(page, path, data) {
      const started = performance.now()
      const response = await page.request.post(`${origin}${path}`, { headers: { origin }, data })
      const seconds = (performance.now() - started) / 1000
      return { status: response.status(), body: await response.json(), seconds }
    },
    async order(fault) {
      const response = await fetch(faults, { method: 'POST', body: JSON.stringify(fault) })
      if (!response.ok) throw new Error(await response.text())
    },
    async clearFaults() {
      const { faults: ordered } = await (await fetch(faults)).json()
      await fetch(faults, { method: 'DELETE' })
      return ordered.reduce((sum: number, { hits }: { hits: number }) => sum + hits, 0)
    },
    events: async () => (await (await fetch(`${aws}/_aws/events`)).json()).events,
  }
}

function readAll(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name !== 'brevet.yaml')
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
}
