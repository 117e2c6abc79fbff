import 'server-only'
import type { Config, ProcessSettings } from '../config/config'
import { processEnvironment } from '../config/environment'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'
import { readProcessSettings } from '../config/process-settings'
import { isBrevetError } from '../domain/errors'
import { createSessionCookie, type SessionCookie } from '../session/session-cookie'
import { type Broker, createBroker } from './broker'
import { followConfig } from './config-follower'
import { cookieSecret } from './cookie-secret'
import { openInstallation } from './installation'

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
  const path = environment['BREVET_CONFIG'] ?? './brevet.yaml'
  const loaded = loadConfig(path, environment)
  if (!settings.ok || !loaded.ok) {
    return [...(settings.ok ? [] : settings.faults), ...(loaded.ok ? [] : loaded.faults.map(formatFault))]
  }
  for (const warning of loaded.warnings) process.stderr.write(`warning: ${formatFault(warning)}\n`)
  try {
    await open(settings.settings, loaded.config)
    return []
  } catch (error) {
    if (isBrevetError(error)) return [startAdvice[error.code] ?? 'Brevet cannot start.', error.message]
    throw error
  }
}

async function open(settings: ProcessSettings, config: Config): Promise<void> {
  const installation = await openInstallation({ settings, config, now: () => new Date(), fetch })
  const cookie = createSessionCookie({
    secure: config.publicUrl.startsWith('https:'),
    maxSeconds: config.session.maxSeconds,
    secret: cookieSecret(settings.secrets),
  })
  Reflect.set(globalThis, place, { broker: createBroker(installation), cookie } satisfies Runtime)
  followConfig(installation, () => loadConfig(settings.configPath, processEnvironment()), settings.configPath)
}

const startAdvice: Readonly<Record<string, string>> = {
  store_locked: 'Another process has this database open. Stop it, or use PostgreSQL for more than one process.',
  store_unavailable: 'The database cannot be opened. Check DATABASE_URL, and the rights of its folder.',
}
