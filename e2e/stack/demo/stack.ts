import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { type AwsRegistry, createRegistry } from '../aws/registry'
import { startAws } from '../aws/server'
import type { RunningPart } from '../listener'
import { portalClient, startOidc } from '../oidc/provider'
import { portalAwsServiceProvider, portalServiceProvider, startSaml } from '../saml/provider'
import { createAccounts, type SeedAccount } from '../seed/accounts'
import type { StackAddresses } from '../seed/addresses'
import { registerAccounts, registerCompanySignIn, registerPartnerSignIn, registerSamlProviders } from '../seed/aws'
import { type BrokerKeys, brokerEnvironment, makeBrokerKeys } from '../seed/broker'
import { registerBroker } from '../seed/broker-aws'
import { partnerStatement } from '../seed/partner-roles'
import { corporateSecretVariable, renderPortalConfig } from '../seed/portal-config'
import { buildPortal, isBuildStale } from './build'
import type { DemoInstallation } from './installation'
import { type RunningPortal, startPortal } from './portal'
import type { DemoPorts } from './ports'
import { waitForAnswer } from './readiness'

export interface StackOptions {
  /** The checkout that holds the portal. */
  readonly root: string
  readonly ports: DemoPorts
  readonly installation: DemoInstallation
  /** Says what takes long. */
  readonly report: (line: string) => void
}

export interface LaunchedStack {
  readonly addresses: StackAddresses
  readonly accounts: readonly SeedAccount[]
  /** Resolves when every part answers; rejects when one cannot start, or dies before. */
  readonly ready: Promise<void>
  /** Resolves with a sentence when the portal ends; never before it was started. */
  readonly ended: Promise<string>
  stop(): Promise<void>
  /** Leaves nothing running, without waiting. */
  kill(): void
}

const readySeconds = 60

/** Starts everything at once; the parts find each other when they need each other. */
export function launchStack(options: StackOptions): LaunchedStack {
  const { ports } = options
  const accounts = createAccounts()
  const addresses = addressesOf(ports)
  const registry = createRegistry()
  const secret = randomBytes(32).toString('base64url')
  const keys = makeBrokerKeys()
  const aborted = new AbortController()
  const portal = preparePortal(options, { addresses, accounts, secret, keys, signal: aborted.signal })
  const parts = [
    startOidc({ port: ports.oidc, clients: [portalClient(addresses.portal, secret)] }),
    startSaml({
      port: ports.saml,
      serviceProviders: [
        portalServiceProvider(addresses.portal),
        portalAwsServiceProvider(addresses.portal, partnerStatement(accounts)),
      ],
    }),
    startSeededAws(ports.aws, registry, { accounts, keys, portalUrl: addresses.portal, oidcUrl: addresses.oidc }),
  ]
  const ended = portal.then(
    (running) => running.ended,
    () => new Promise<string>(() => {}),
  )
  const died = ended.then((sentence) => Promise.reject(new Error(sentence)))
  const started = Promise.all([portal, ...parts]).then(() => finishSeed(registry, { accounts, addresses }))
  return {
    addresses,
    accounts,
    ended,
    ready: Promise.race([started, died]),
    stop: async () => {
      aborted.abort()
      await Promise.allSettled([portal.then((running) => running.stop()), ...parts.map(closePart)])
    },
    kill: () => {
      aborted.abort()
      portal.then((running) => running.kill()).catch(() => {})
    },
  }
}

function addressesOf(ports: DemoPorts): StackAddresses {
  const at = (port: number) => `http://localhost:${port}`
  return { portal: at(ports.portal), oidc: at(ports.oidc), saml: at(ports.saml), aws: at(ports.aws) }
}

interface PortalSeed {
  readonly addresses: StackAddresses
  readonly accounts: readonly SeedAccount[]
  readonly secret: string
  readonly keys: BrokerKeys
  readonly signal: AbortSignal
}

/** Builds the portal when it must be, writes its configuration and starts it. */
async function preparePortal(options: StackOptions, seed: PortalSeed): Promise<RunningPortal> {
  const { root, ports, installation } = options
  await writeFile(installation.configPath, renderPortalConfig(seed.addresses, seed.accounts))
  if (await isBuildStale(root)) {
    options.report('Building the portal; this takes about half a minute, and only when its sources have changed.')
    await buildPortal({ root, logPath: installation.buildLog, signal: seed.signal })
  }
  seed.signal.throwIfAborted()
  return startPortal({
    root,
    port: ports.portal,
    logPath: installation.portalLog,
    environment: {
      BREVET_CONFIG: installation.configPath,
      BREVET_SECRET: installation.secret,
      DATABASE_URL: installation.databaseUrl,
      PORT: String(ports.portal),
      METRICS_PORT: String(ports.metrics),
      [corporateSecretVariable]: seed.secret,
      ...brokerEnvironment(seed.keys),
    },
  })
}

async function startSeededAws(
  port: number,
  registry: AwsRegistry,
  seed: {
    readonly accounts: readonly SeedAccount[]
    readonly keys: BrokerKeys
    readonly portalUrl: string
    readonly oidcUrl: string
  },
): Promise<RunningPart> {
  const aws = await startAws({ port, registry })
  registerAccounts(registry, seed.accounts, seed.portalUrl)
  registerBroker(registry, seed.accounts, seed.keys)
  registerCompanySignIn(registry, seed.accounts, seed.oidcUrl)
  return aws
}

/** What needs running providers: their SAML metadata, carried into the accounts as an administrator does. */
async function finishSeed(
  registry: AwsRegistry,
  seed: { readonly accounts: readonly SeedAccount[]; readonly addresses: StackAddresses },
): Promise<void> {
  const { portal, saml } = seed.addresses
  const partner = await waitForAnswer(`${saml}/metadata`, readySeconds)
  registerPartnerSignIn(registry, seed.accounts, { url: saml, metadata: await partner.text() })
  const metadata = await waitForAnswer(`${portal}/federation/saml/metadata`, readySeconds)
  registerSamlProviders(registry, seed.accounts, await metadata.text())
  await (await waitForAnswer(`${portal}/readyz`, readySeconds)).body?.cancel()
}

async function closePart(part: Promise<RunningPart>): Promise<void> {
  const running = await part
  await running.close()
}
