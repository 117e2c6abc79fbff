import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { findFreePorts } from './stack/demo/free-ports'
import { type RunningPortal, startPortal } from './stack/demo/portal'
import type { DemoPorts } from './stack/demo/ports'
import { waitForAnswer } from './stack/demo/readiness'

/** A portal beside that of the stack, with a configuration of its own and no AWS. */
export interface OwnPortal {
  readonly origin: string
  /** Where it believes to be. */
  readonly publicOrigin: string
  /** Moves the database away while the portal runs. */
  loseDatabase(): void
  /** Puts other lines in force in place of those it was started with. */
  configure(config: readonly string[]): Promise<void>
  /** Ends the process and starts it again. */
  restart(): Promise<void>
  /** Starts a second process with the same configuration and database; it stops with the portal. Gives its address. */
  startReplica(): Promise<string>
  /** Where its database is, while it runs. */
  readonly databasePath: string
  log(): string
  stop(): Promise<void>
}

interface OwnPortalSettings {
  /** It believes to stand behind https. */
  readonly isSecure?: boolean
  /** It believes to be there instead of on loopback. */
  readonly publicOrigin?: string
  /** The lines of `signIn` and what else is special; the rest is given. */
  readonly config: readonly string[]
  /** Accounts, roles and grants other than the usual ones. */
  readonly access?: readonly string[]
  /** Default: a SQLite file of its own, which one process at a time may open. */
  readonly databaseUrl?: string
  /** Of the process, beside what every portal needs. */
  readonly environment?: Readonly<Record<string, string>>
}

export async function startOwnPortal(settings: OwnPortalSettings): Promise<OwnPortal> {
  const { isSecure = false, config, access = usualAccess } = settings
  const folder = mkdtempSync(join(tmpdir(), 'brevet-own-portal-'))
  const own = await findFreePorts()
  const publicOrigin = settings.publicOrigin ?? `${isSecure ? 'https' : 'http'}://localhost:${own.portal}`
  const path = (name: string) => join(folder, name)
  const write = (lines: readonly string[]) =>
    writeFileSync(path('brevet.yaml'), [`publicUrl: ${publicOrigin}`, ...lines, ...access].join('\n'))
  write(config)
  let running = await startProcess(settings, folder, own)
  const replicas: RunningPortal[] = []
  const log = () => readFileSync(path('portal.log'), 'utf8')
  const reloads = () => log().split('The configuration was reloaded.').length
  return {
    origin: `http://localhost:${own.portal}`,
    publicOrigin,
    loseDatabase: () => renameSync(path('brevet.db'), path('brevet.db.lost')),
    async configure(lines) {
      const before = reloads()
      write(lines)
      await expect.poll(reloads, { intervals: [100] }).toBe(before + 1)
    },
    async restart() {
      await running.stop()
      running = await startProcess(settings, folder, own)
    },
    async startReplica() {
      const ports = await findFreePorts()
      replicas.push(await startProcess(settings, folder, { ...ports, logName: `replica-${ports.portal}.log` }))
      return `http://localhost:${ports.portal}`
    },
    log,
    databasePath: path('brevet.db'),
    async stop() {
      await Promise.all([running, ...replicas].map((one) => one.stop()))
      rmSync(folder, { recursive: true })
    },
  }
}

/** One process of the portal whose configuration is in the folder, once it is ready. */
async function startProcess(
  { databaseUrl, environment }: OwnPortalSettings,
  folder: string,
  { portal: port, metrics, logName = 'portal.log' }: DemoPorts & { readonly logName?: string },
): Promise<RunningPortal> {
  const running = startPortal({
    root: process.cwd(),
    port,
    environment: {
      BREVET_CONFIG: join(folder, 'brevet.yaml'),
      BREVET_SECRET: 'k7Q2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o',
      DATABASE_URL: databaseUrl ?? `sqlite:${join(folder, 'brevet.db')}`,
      PORT: String(port),
      METRICS_PORT: String(metrics),
      ...environment,
    },
    logPath: join(folder, logName),
  })
  await waitForAnswer(`http://localhost:${port}/readyz`, 20)
  return running
}

/** A source at the stack's OIDC provider, or at another issuer. */
export function oidcSource(id: string, changes: { readonly issuer?: string; readonly domain?: string } = {}): string {
  const { issuer = `http://localhost:${process.env['OIDC_PORT']}`, domain } = changes
  const domains = domain === undefined ? '' : `, emailDomains: [${domain}]`
  return `  - { id: ${id}, kind: oidc, label: "Sign-in ${id}", issuer: "${issuer}", clientId: brevet, clientSecret: none${domains} }`
}

const usualAccess = [
  'accounts: [{ id: "111122223333", alias: pay, name: Payments, environment: production, region: eu-west-1 }]',
  'roles: [{ name: ReadOnly }]',
  'grants: [{ id: all, when: { groups: [payments-dev] }, accounts: ["*"], roles: [ReadOnly] }]',
]
