import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { findFreePorts } from '../stack/demo/free-ports'
import { startPortal } from '../stack/demo/portal'
import { waitForAnswer } from '../stack/demo/readiness'
import { portalClient, startOidc } from '../stack/oidc/provider'
import { type Crowd, crowdConfig } from './crowd'

/** The production portal of a large company, with a provider of its own and no AWS. */
export interface CrowdedPortal {
  readonly origin: string
  stop(): Promise<void>
}

const secret = 'a-client-secret-of-one-measurement-only'

/** Starts it; the build must be there. */
export async function startCrowdedPortal(crowd: Crowd): Promise<CrowdedPortal> {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-crowd-'))
  const ports = await findFreePorts()
  const origin = `http://localhost:${ports.portal}`
  const oidc = await startOidc({ port: ports.oidc, clients: [portalClient(origin, secret)] })
  const configPath = join(folder, 'brevet.yaml')
  writeFileSync(configPath, stringify({ publicUrl: origin, ...signIn(oidc.url), ...crowdConfig(crowd) }))
  const portal = startPortal({
    root: process.cwd(),
    port: ports.portal,
    environment: {
      BREVET_CONFIG: configPath,
      BREVET_SECRET: 'mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5oZt9Qh2',
      DATABASE_URL: `sqlite:${join(folder, 'brevet.db')}`,
      CROWD_SECRET: secret,
      PORT: String(ports.portal),
      METRICS_PORT: String(ports.metrics),
    },
    logPath: join(folder, 'portal.log'),
  })
  await waitForAnswer(`${origin}/readyz`, 60)
  return {
    origin,
    async stop() {
      await portal.stop()
      await oidc.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function signIn(issuer: string): object {
  const source = {
    id: 'corp',
    kind: 'oidc',
    label: 'Corporate SSO',
    issuer,
    clientId: 'brevet',
    clientSecret: `\${env:CROWD_SECRET}`,
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: { groups: 'groups' },
  }
  return { signIn: [source] }
}
