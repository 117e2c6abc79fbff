/**
 * `npm run demo`: the production portal and everything around it, in the foreground, on loopback.
 * PORT, OIDC_PORT, SAML_PORT, AWS_PORT and METRICS_PORT choose other ports, DEMO_FOLDER another folder than `data/demo`;
 * DEMO_KEEP=1 keeps the database of the last time.
 */
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openInstallation } from './demo/installation'
import { describeBusyPorts, readPorts } from './demo/ports'
import { stopOnSignals } from './demo/shutdown'
import { launchStack } from './demo/stack'
import { renderTable } from './demo/table'
import { mfaUsers } from './seed/broker'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function main(): Promise<void> {
  const wanted = readPorts(process.env)
  const faults = 'faults' in wanted ? wanted.faults : await describeBusyPorts(wanted.ports)
  if ('faults' in wanted || faults.length > 0) return fail(faults.join('\n'))

  const folder = resolve(root, process.env['DEMO_FOLDER'] || 'data/demo')
  const installation = await openInstallation(folder, process.env['DEMO_KEEP'] === '1')
  const stack = launchStack({ root, ports: wanted.ports, installation, report: console.log })
  const signals = stopOnSignals(stack)
  const fault = await stack.ready.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  if (fault === null) {
    const portalLog = relative(process.cwd(), installation.portalLog)
    const { addresses, accounts } = stack
    console.log(renderTable({ addresses, accounts: accounts.length, portalLog, mfaUsers: mfaUsers(accounts) }))
    console.log('ready')
  }
  const end = fault ?? (await stack.ended)
  if (signals.isStopping()) return
  await stack.stop()
  fail(end)
}

function fail(reason: string): void {
  console.error(reason)
  process.exit(1)
}

await main()
