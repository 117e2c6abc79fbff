import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { findFreePorts } from './stack/demo/free-ports'
import { startPortal } from './stack/demo/portal'
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
  /** Of the process, beside what every portal needs. */
  readonly environment?: Readonly<Record<string, string>>
}

export async function startOwnPortal(settings: OwnPortalSettings): Promise<OwnPortal> {
  const { isSecure = false, config, access = usualAccess, environment } = settings
  const folder = mkdtempSync(join(tmpdir(), 'brevet-own-portal-'))
  const { portal: port, metrics } = await findFreePorts()
  const publicOrigin = settings.publicOrigin ?? `${isSecure ? 'https' : 'http'}://localhost:${port}`
  const path = (name: string) => join(folder, name)
  const write = (lines: readonly string[]) =>
    writeFileSync(path('brevet.yaml'), [`publicUrl: ${publicOrigin}`, ...lines, ...access].join('\n'))
  write(config)
  const running = startPortal({
    root: process.cwd(),
    port,
    environment: {
      BREVET_CONFIG: path('brevet.yaml'),
      BREVET_SECRET: 'k7Q2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o',
      DATABASE_URL: `sqlite:${path('brevet.db')}`,
      PORT: String(port),
      METRICS_PORT: String(metrics),
      ...environment,
    },
    logPath: path('portal.log'),
  })
  await waitForAnswer(`http://localhost:${port}/readyz`, 20)
  const log = () => readFileSync(path('portal.log'), 'utf8')
  const reloads = () => log().split('The configuration was reloaded.').length
  return {
    origin: `http://localhost:${port}`,
    publicOrigin,
    loseDatabase: () => renameSync(path('brevet.db'), path('brevet.db.lost')),
    async configure(lines) {
      const before = reloads()
      write(lines)
      await expect.poll(reloads, { intervals: [100] }).toBe(before + 1)
    },
    log,
    databasePath: path('brevet.db'),
    async stop() {
      await running.stop()
      rmSync(folder, { recursive: true })
    },
  }
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
