/**
 * The production portal behind a TLS proxy, as a company runs it, with an OIDC and a SAML provider; in the foreground, for
 * the browser tests. HTTPS_PORT is the proxy's port; everything else takes free ones. It expects a build.
 */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePorts } from './demo/free-ports'
import { openInstallation } from './demo/installation'
import { startPortal } from './demo/portal'
import { stopOnSignals } from './demo/shutdown'
import { portalClient, startOidc } from './oidc/provider'
import { portalAwsServiceProvider, portalServiceProvider, startSaml } from './saml/provider'
import { createAccounts } from './seed/accounts'
import { brokerEnvironment, makeBrokerKeys } from './seed/broker'
import { partnerStatement } from './seed/partner-roles'
import { corporateSecretVariable, renderPortalConfig } from './seed/portal-config'
import { startTlsProxy } from './tls-proxy'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function main(): Promise<void> {
  const { portal: port } = await findFreePorts()
  const proxy = await startTlsProxy(Number(process.env['HTTPS_PORT']), port)
  const secret = randomBytes(32).toString('base64url')
  const oidc = await startOidc({ port: 0, clients: [portalClient(proxy.url, secret)] })
  // The provider does not trust the proxy's certificate, and fetches the portal's metadata behind it.
  const behind = `http://localhost:${port}/auth/partners`
  const accounts = createAccounts()
  const saml = await startSaml({
    port: 0,
    serviceProviders: [
      { ...portalServiceProvider(proxy.url), metadataUrl: `${behind}/metadata` },
      {
        ...portalAwsServiceProvider(proxy.url, partnerStatement(accounts)),
        metadataUrl: `${behind}/aws/metadata`,
      },
    ],
  })
  const installation = await openInstallation(resolve(root, 'data/e2e-https'), false)
  const addresses = { portal: proxy.url, oidc: oidc.url, saml: saml.url, aws: 'http://localhost:1' }
  await writeFile(installation.configPath, renderPortalConfig(addresses, accounts))
  const portal = startPortal({
    root,
    port,
    logPath: installation.portalLog,
    environment: {
      BREVET_CONFIG: installation.configPath,
      BREVET_SECRET: installation.secret,
      DATABASE_URL: installation.databaseUrl,
      PORT: String(port),
      [corporateSecretVariable]: secret,
      ...brokerEnvironment(makeBrokerKeys()),
    },
  })
  const parts = [proxy, oidc, saml]
  const stop = async () => void (await Promise.all([portal.stop(), ...parts.map((part) => part.close())]))
  const signals = stopOnSignals({ stop, kill: portal.kill })
  const end = await portal.ended
  if (signals.isStopping()) return
  console.error(end)
  process.exit(1)
}

await main()
