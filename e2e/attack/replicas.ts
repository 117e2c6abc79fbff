import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as forward } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOwnPostgres } from '../own-postgres'
import { findFreePorts } from '../stack/demo/free-ports'
import { type RunningPortal, startPortal } from '../stack/demo/portal'
import { waitForAnswer } from '../stack/demo/readiness'
import { startListener } from '../stack/listener'
import { portalClient, startOidc } from '../stack/oidc/provider'

const clientSecret = 'a-client-secret-of-one-test-run-only'

/** One portal of several processes on one PostgreSQL database, behind a proxy that asks one after the other. */
export interface Replicas {
  readonly origin: string
  /** Starts another process with this BREVET_SECRET, and lets it answer. */
  add(ring: string): Promise<Replica>
  /** The rows of a statement. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  stop(): Promise<void>
}

export interface Replica {
  readonly portal: RunningPortal
  /** Asks it nothing more, and stops it when it has answered. */
  retire(): Promise<void>
}

export async function startReplicas(): Promise<Replicas> {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-replicas-'))
  const postgres = await startOwnPostgres()
  const ports: number[] = []
  const proxy = await startProxy(ports)
  const oidc = await startOidc({ port: 0, clients: [portalClient(proxy.url, clientSecret)] })
  const running = new Set<RunningPortal>()
  const configPath = join(folder, 'brevet.yaml')
  writeFileSync(configPath, configOf(proxy.url, oidc.url))

  async function add(ring: string): Promise<Replica> {
    const { portal: port, metrics } = await findFreePorts()
    const environment = {
      BREVET_CONFIG: configPath,
      BREVET_SECRET: ring,
      DATABASE_URL: postgres.url,
      OWN_SECRET: clientSecret,
      PORT: String(port),
      METRICS_PORT: String(metrics),
    }
    const portal = startPortal({ root: process.cwd(), port, environment, logPath: join(folder, `${port}.log`) })
    running.add(portal)
    const failed = portal.ended.then((end) => Promise.reject(new Error(end)))
    await Promise.race([waitForAnswer(`http://localhost:${port}/readyz`, 30), failed])
    failed.catch(() => undefined)
    ports.push(port)
    const retire = async () => {
      ports.splice(ports.indexOf(port), 1)
      await portal.stop()
      running.delete(portal)
    }
    return { portal, retire }
  }

  return {
    origin: proxy.url,
    add,
    query: postgres.query,
    async stop() {
      await Promise.all([...running].map((portal) => portal.stop()))
      await Promise.all([proxy.close(), oidc.close()])
      await postgres.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

function startProxy(ports: readonly number[]) {
  let turn = 0
  return startListener(0, () => (request, response) => {
    turn += 1
    const port = ports[turn % ports.length]
    const { method, url: path, headers } = request
    const onward = forward({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
    request.pipe(onward)
  })
}

function configOf(origin: string, issuer: string): string {
  return [
    `publicUrl: ${origin}`,
    'rateLimits: { signInsPerAddress: 100000, signInsPerSource: 100000 }',
    'signIn:',
    `  - { id: corp, kind: oidc, label: Corp, issuer: "${issuer}", clientId: brevet, clientSecret: "\${env:OWN_SECRET}", scopes: [openid, profile, email, groups], claims: { groups: groups } }`,
    'accounts: [{ id: "111122223333", alias: pay, name: Payments, environment: production, region: eu-west-1 }]',
    'roles: [{ name: ReadOnly }]',
    'grants: [{ id: all, when: { groups: [payments-dev] }, accounts: ["*"], roles: [ReadOnly] }]',
  ].join('\n')
}
