import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test as shared } from '@playwright/test'
import { startOwnPostgres } from '../own-postgres'
import { findFreePorts } from '../stack/demo/free-ports'
import { startPortal } from '../stack/demo/portal'
import { waitForAnswer } from '../stack/demo/readiness'
import { findPerson, type Person } from '../stack/people'
import { createVisitor, type Visitor } from './cookie-jar'
import { type OpenedOidc, type OpenedSaml, openOidc, openSaml } from './session-providers'

/** A portal of several processes, in front of providers whose keys the tests have. */
export interface Fort {
  /** What the portal believes to be: its first process. */
  readonly origin: string
  /** The addresses of all processes; one alone where this machine has no PostgreSQL. */
  readonly replicas: readonly string[]
  readonly oidc: OpenedOidc
  readonly saml: OpenedSaml
  /** Another company's provider, at the same portal. */
  readonly otherSaml: OpenedSaml
  signIn(source: Source, key: Person['key'], visitor?: Visitor): Promise<SignedIn>
  /** Whether the portal takes a visitor for somebody, at the next request to that process. */
  isIn(visitor: Visitor, replica?: string): Promise<boolean>
  /** The audit's rows that fit, newest first, by an auditor's own session. */
  audit(filter: string): Promise<readonly AuditEvent[]>
  /** Puts the clock of all processes ahead by so many seconds. */
  moveClock(seconds: number): Promise<void>
  /** The files of the portal, and what its processes wrote. */
  log(): string
}

type Source = 'corp' | 'partners' | 'others'

export interface SignedIn {
  readonly visitor: Visitor
  /** SessionIndex; null with OpenID Connect. */
  readonly sessionIndex: string | null
}

interface AuditEvent {
  readonly action: string
  readonly outcome: string
  readonly code: string | null
  readonly actor: { readonly source: string; readonly subject: string | null } | null
  readonly details: Readonly<Record<string, unknown>>
}

const secret = 'a-client-secret-of-one-test-run-only'

export const test = shared.extend<object, { readonly fort: Fort }>({
  fort: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const { fort, stop } = await startFort()
      await use(fort)
      await stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

export { expect }

async function startFort(): Promise<{ readonly fort: Fort; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-session-fort-'))
  const path = (name: string) => join(folder, name)
  const [ports, more, postgres] = [await findFreePorts(), await findFreePorts(), await startOwnPostgres()]
  const origin = `http://localhost:${ports.portal}`
  const oidc = await openOidc(ports.oidc, origin, secret)
  const [saml, otherSaml] = await Promise.all([openSaml('partners'), openSaml('others')])
  writeFileSync(path('brevet.yaml'), configOf({ origin, oidc, saml, otherSaml }).join('\n'))
  for (const name of ['clock', 'clock.seen']) writeFileSync(path(name), '0')
  const start = async (port: number, metrics: number) => {
    const portal = startPortal({
      root: process.cwd(),
      port,
      environment: {
        BREVET_CONFIG: path('brevet.yaml'),
        BREVET_SECRET: 'k7Q2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o',
        DATABASE_URL: postgres.url,
        OWN_SECRET: secret,
        PORTAL_CLOCK_FILE: path('clock'),
        NODE_OPTIONS: `--import ${new URL('portal-clock.mjs', import.meta.url).href}`,
        PORT: String(port),
        METRICS_PORT: String(metrics),
      },
      logPath: path(`portal-${port}.log`),
    })
    await waitForAnswer(`http://localhost:${port}/readyz`, 40)
    return { portal, url: `http://localhost:${port}` }
  }
  const first = await start(ports.portal, ports.metrics)
  const running = [first, await start(more.portal, more.metrics)]
  const replicas = running.map(({ url }) => url)
  const base = { origin, replicas, oidc, saml, otherSaml }
  return {
    fort: {
      ...base,
      ...deedsOf(base),
      async moveClock(seconds) {
        writeFileSync(path('clock'), String(seconds))
        // Each process looks every 20 ms, and the file that says so is one for all of them.
        await expect.poll(() => readFileSync(path('clock.seen'), 'utf8')).toBe(String(seconds))
        await wait(100)
      },
      log: () => running.map(({ url }) => readFileSync(path(`portal-${new URL(url).port}.log`), 'utf8')).join('\n'),
    },
    async stop() {
      await Promise.all(running.map(({ portal }) => portal.stop()))
      await Promise.all([oidc.close(), postgres.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Base = Pick<Fort, 'origin' | 'replicas' | 'oidc' | 'saml' | 'otherSaml'>

function configOf({ origin, oidc, saml, otherSaml }: Omit<Base, 'replicas'>): readonly string[] {
  return [
    `publicUrl: ${origin}`,
    'session: { idle: 1h, max: 12h, maxPerPerson: 20 }',
    'rateLimits: { signInsPerAddress: 100000, signInsPerSource: 100000 }',
    'signIn:',
    `  - { id: corp, kind: oidc, issuer: "${oidc.url}", clientId: brevet, clientSecret: "\${env:OWN_SECRET}", scopes: [openid, profile, email, groups] }`,
    saml.source('partners'),
    otherSaml.source('others'),
    'accounts: [{ id: "111122223333", alias: pay, name: Payments, environment: production, region: eu-west-1 }]',
    'roles: [{ name: ReadOnly }]',
    'grants: [{ id: all, when: { groups: [payments-dev] }, accounts: ["*"], roles: [ReadOnly] }]',
    'admins: { groups: [aws-admins] }',
    'auditors: { groups: [audit] }',
  ]
}

function deedsOf(base: Base): Pick<Fort, 'signIn' | 'isIn' | 'audit'> {
  const { origin } = base
  const isIn = async (visitor: Visitor, replica = origin) => {
    const { status } = await visitor.get(`${replica}/api/v1/me`)
    if (status !== 200 && status !== 401) throw new Error(`/api/v1/me answers ${status}`)
    return status === 200
  }
  const signIn = (source: Source, key: Person['key'], visitor = createVisitor()) =>
    source === 'corp' ? byOidc(base, key, visitor) : bySaml(base, { source, key, visitor })
  return {
    isIn,
    signIn,
    async audit(filter) {
      const { visitor } = await signIn('corp', 'cleo')
      const { text } = await visitor.get(`${origin}/api/v1/audit?${filter}`)
      return JSON.parse(text).rows.map(({ event }: { event: AuditEvent }) => event)
    },
  }
}

async function byOidc({ origin }: Base, key: Person['key'], visitor: Visitor): Promise<SignedIn> {
  let next = `${origin}/auth/corp/start`
  for (let steps = 0; steps < 12; steps += 1) {
    const answer = await visitor.get(next)
    if (new URL(next).pathname === '/auth/corp/callback') return { visitor, sessionIndex: null }
    next = answer.location ?? (await visitor.post(next, new URLSearchParams({ person: key }))).location ?? next
  }
  throw new Error('the OpenID provider did not answer')
}

interface SamlSignIn {
  readonly source: Exclude<Source, 'corp'>
  readonly key: Person['key']
  readonly visitor: Visitor
}

async function bySaml(base: Base, { source, key, visitor }: SamlSignIn): Promise<SignedIn> {
  const person = findPerson(key)
  if (!person) throw new Error(`nobody is called ${key}`)
  const { location } = await visitor.get(`${base.origin}/auth/${source}/start`)
  const consumerUrl = `${base.origin}/auth/${source}/callback`
  const provider = source === 'partners' ? base.saml : base.otherSaml
  const { form, sessionIndex } = provider.answer(location ?? '', person, consumerUrl)
  const answer = await visitor.post(consumerUrl, form)
  if (answer.location?.includes('/refused')) throw new Error(`the sign-in ended at ${answer.location}`)
  return { visitor, sessionIndex }
}
