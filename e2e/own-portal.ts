import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePorts } from './stack/demo/free-ports'
import { type RunningPortal, startPortal } from './stack/demo/portal'
import { waitForAnswer } from './stack/demo/readiness'

/** A portal beside that of the stack, with a configuration of its own and no AWS. */
export interface OwnPortal {
  readonly origin: string
  /** Where it believes to be. */
  readonly publicOrigin: string
  /** Moves the database away while the portal runs. */
  loseDatabase(): void
  /** Ends the process and starts it again. */
  restart(): Promise<void>
  /** Starts a second process with the same configuration and database; it stops with the portal. Gives its address. */
  startReplica(): Promise<string>
  log(): string
  stop(): Promise<void>
}

interface OwnPortalSettings {
  /** It believes to stand behind https. */
  readonly isSecure?: boolean
  /** The lines of `signIn` and what else is special; the rest is given. */
  readonly config: readonly string[]
  /** Default: a SQLite file of its own, which one process at a time may open. */
  readonly databaseUrl?: string
  /** Further variables of the process. */
  readonly environment?: Readonly<Record<string, string>>
}

export async function startOwnPortal(settings: OwnPortalSettings): Promise<OwnPortal> {
  const { isSecure = false, config } = settings
  const folder = mkdtempSync(join(tmpdir(), 'brevet-own-portal-'))
  const { portal: port, metrics } = await findFreePorts()
  const publicOrigin = `${isSecure ? 'https' : 'http'}://localhost:${port}`
  const path = (name: string) => join(folder, name)
  writeFileSync(path('brevet.yaml'), [`publicUrl: ${publicOrigin}`, ...config, ...access].join('\n'))
  const databaseUrl = settings.databaseUrl ?? `sqlite:${path('brevet.db')}`
  const start = async (logPath: string, at: Readonly<Record<'PORT' | 'METRICS_PORT', number>>) => {
    const environment = {
      BREVET_CONFIG: path('brevet.yaml'),
      BREVET_SECRET: 'k7Q2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o',
      DATABASE_URL: databaseUrl,
      PORT: String(at.PORT),
      METRICS_PORT: String(at.METRICS_PORT),
      ...settings.environment,
    }
    const running = startPortal({ root: process.cwd(), port: at.PORT, environment, logPath: path(logPath) })
    await waitForAnswer(`http://localhost:${at.PORT}/readyz`, 20)
    return running
  }
  const own = { PORT: port, METRICS_PORT: metrics }
  let running = await start('portal.log', own)
  const replicas: RunningPortal[] = []
  return {
    origin: `http://localhost:${port}`,
    publicOrigin,
    loseDatabase: () => renameSync(path('brevet.db'), path('brevet.db.lost')),
    log: () => readFileSync(path('portal.log'), 'utf8'),
    async restart() {
      await running.stop()
      running = await start('portal.log', own)
    },
    async startReplica() {
      const free = await findFreePorts()
      replicas.push(await start(`replica-${free.portal}.log`, { PORT: free.portal, METRICS_PORT: free.metrics }))
      return `http://localhost:${free.portal}`
    },
    async stop() {
      await Promise.all([running, ...replicas].map((one) => one.stop()))
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

const access = [
  'accounts: [{ id: "111122223333", alias: pay, name: Payments, environment: production, region: eu-west-1 }]',
  'roles: [{ name: ReadOnly }]',
  'grants: [{ id: all, when: { groups: [payments-dev] }, accounts: ["*"], roles: [ReadOnly] }]',
]
