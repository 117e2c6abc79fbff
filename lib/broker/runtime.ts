import 'server-only'
import type { Config, ProcessSettings } from '../config/config'
import { processEnvironment } from '../config/environment'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'
import { readProcessSettings } from '../config/process-settings'
import { isBrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'
import { createSessionCookie, type SessionCookie } from '../session/session-cookie'
import { openingFault } from '../store/opening-fault'
import { followBaseIdentity } from './base-identity'
import { type Broker, createBroker } from './broker'
import { followConfig } from './config-follower'
import { cookieSecret } from './cookie-secret'
import { type Installation, openInstallation } from './installation'
import { closeAtExit, stopWithNpm } from './shutdown'

/** The running Brevet of this process. */
export interface Runtime {
  readonly broker: Broker
  readonly cookie: SessionCookie
}

/**
 * Next bundles routes, proxy and instrumentation separately, each with a module state of its own;
 * the one runtime therefore lives on `globalThis`.
 */
const place = Symbol.for('brevet.runtime')

/** The runtime that {@link startRuntime} has opened. */
export function runtime(): Runtime {
  const started = Reflect.get(globalThis, place) as Runtime | undefined
  if (!started) throw new Error('Brevet has not been started: instrumentation.ts opens it')
  return started
}

/** Opens Brevet once per process; or gives everything that is wrong, in lines for the operator. */
export async function startRuntime(): Promise<readonly string[]> {
  if (Reflect.has(globalThis, place)) return []
  const environment = processEnvironment()
  const settings = readProcessSettings(environment)
  const path = environment['BREVET_CONFIG'] || './brevet.yaml'
  const loaded = loadConfig(path, environment)
  if (!settings.ok || !loaded.ok) {
    return [...(settings.ok ? [] : settings.faults), ...(loaded.ok ? [] : loaded.faults.map(formatFault))]
  }
  for (const warning of loaded.warnings) process.stderr.write(`warning: ${formatFault(warning)}\n`)
  try {
    await open(settings.settings, loaded.config)
    return []
  } catch (error) {
    if (isBrevetError(error)) return [openingFault(error, settings.settings.database)]
    throw error
  }
}

async function open(settings: ProcessSettings, config: Config): Promise<void> {
  const installation = await openInstallation({ settings, config, now: () => new Date(), fetch })
  closeAtExit(installation.close)
  stopWithNpm(processEnvironment())
  Reflect.set(globalThis, place, runtimeOf(installation, cookieSecret(settings.secrets)))
  followBaseIdentity(installation)
  followConfig(installation, () => loadConfig(settings.configPath, processEnvironment()), settings.configPath)
}

/** The cookie follows the configuration in force, as everything else does. */
function runtimeOf(installation: Installation, secret: Secret): Runtime {
  const build = (config: Config) => ({ config, cookie: cookieFor(config, secret) })
  let built = build(installation.current().config)
  return {
    broker: createBroker(installation),
    get cookie() {
      const { config } = installation.current()
      if (built.config !== config) built = build(config)
      return built.cookie
    },
  }
}

function cookieFor({ publicUrl, session }: Config, secret: Secret): SessionCookie {
  return createSessionCookie({ secure: publicUrl.startsWith('https:'), maxSeconds: session.maxSeconds, secret })
}
