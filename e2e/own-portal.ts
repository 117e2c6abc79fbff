import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  log(): string
  stop(): Promise<void>
}

interface OwnPortalSettings {
  /** It believes to stand behind https. */
  readonly isSecure?: boolean
  /** The lines of `signIn` and what else is special; the rest is given. */
  readonly config: readonly string[]
  /** Accounts, roles and grants other than the usual ones. */
  readonly access?: readonly string[]
}

export async function startOwnPortal({
  isSecure = false,
  config,
  access = usualAccess,
}: OwnPortalSettings): Promise<OwnPortal> {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-own-portal-'))
  const { portal: port, metrics } = await findFreePorts()
  const publicOrigin = `${isSecure ? 'https' : 'http'}://localhost:${port}`
  const path = (name: string) => join(folder, name)
  writeFileSync(path('brevet.yaml'), [`publicUrl: ${publicOrigin}`, ...config, ...access].join('\n'))
  const running = startPortal({
    root: process.cwd(),
    port,
    environment: {
      BREVET_CONFIG: path('brevet.yaml'),
      BREVET_SECRET: 'k7Q2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o',
      DATABASE_URL: `sqlite:${path('brevet.db')}`,
      PORT: String(port),
      METRICS_PORT: String(metrics),
    },
    logPath: path('portal.log'),
  })
  await waitForAnswer(`http://localhost:${port}/readyz`, 20)
  return {
    origin: `http://localhost:${port}`,
    publicOrigin,
    loseDatabase: () => renameSync(path('brevet.db'), path('brevet.db.lost')),
    log: () => readFileSync(path('portal.log'), 'utf8'),
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
