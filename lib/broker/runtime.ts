import 'server-only'
import { newReference } from '../audit/reference'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'
import { readProcessSettings } from '../config/process-settings'
import { watchConfig } from '../config/watch-config'
import { isBrevetError } from '../domain/errors'
import { createSessionCookie, type SessionCookie } from '../session/session-cookie'
import { record } from './audit-trail'
import { type Broker, createBroker } from './broker'
import { cookieSecret } from './cookie-secret'
import { type Installation, openInstallation } from './installation'

/** The running Brevet of this process. */
export interface Runtime {
  readonly broker: Broker
  readonly cookie: SessionCookie
}

/** Why Brevet cannot start, in lines for the operator. */
export interface StartFault {
  readonly faults: readonly string[]
}

/**
 * Next bundles routes, proxy and instrumentation separately, each with a module state of its own;
 * the one runtime therefore lives on `globalThis`.
 */
const place = Symbol.for('brevet.runtime')

/** The runtime that `startRuntime` has opened. */
export function runtime(): Runtime {
  const started = Reflect.get(globalThis, place) as Runtime | undefined
  if (!started) throw new Error('Brevet has not been started: instrumentation.ts opens it')
  return started
}

/** Opens Brevet once per process, or says everything that is wrong at once. */
export async function startRuntime(environment: NodeJS.ProcessEnv): Promise<StartFault | null> {
  if (Reflect.has(globalThis, place)) return null
  const settings = readProcessSettings(environment)
  const path = settings.ok ? settings.settings.configPath : (environment['BREVET_CONFIG'] ?? './brevet.yaml')
  const loaded = loadConfig(path, environment)
  const faults = [...(settings.ok ? [] : settings.faults), ...(loaded.ok ? [] : loaded.faults.map(formatFault))]
  if (!settings.ok || !loaded.ok) return { faults }
  try {
    const { config } = loaded
    const installation = await openInstallation({ settings: settings.settings, config, now: () => new Date(), fetch })
    const secure = config.publicUrl.startsWith('https:')
    const secret = cookieSecret(settings.settings.secrets)
    const cookie = createSessionCookie({ secure, maxSeconds: config.session.maxSeconds, secret })
    Reflect.set(globalThis, place, { broker: createBroker(installation), cookie } satisfies Runtime)
    followConfig(installation, path, environment)
    return null
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return {
      faults: [`${error.code}: ${startAdvice[error.code] ?? 'Brevet cannot start.'} ${JSON.stringify(error.details)}`],
    }
  }
}

const startAdvice: Readonly<Record<string, string>> = {
  store_locked: 'Another process has this database open. Stop it, or use PostgreSQL for more than one process.',
  store_unavailable: 'The database cannot be opened. Check DATABASE_URL and the rights of its folder.',
}

/** Puts a changed file in force; a wrong one is reported and the old one stays. */
function followConfig(installation: Installation, path: string, environment: NodeJS.ProcessEnv): void {
  const say = (lines: readonly string[]) => process.stderr.write(`${lines.join('\n')}\n`)
  const row = {
    action: 'config-reload',
    actor: null,
    client: { ip: null, userAgent: null },
  } as const
  watchConfig({
    path,
    load: () => loadConfig(path, environment),
    onChange(config) {
      installation.replace(config)
      say(['brevet: the configuration was reloaded'])
      record(installation, { ...row, reference: newReference(), outcome: 'succeeded' }).catch(() => undefined)
    },
    onFaults(faults) {
      say(['brevet: the new configuration is wrong, the old one stays in force', ...faults.map(formatFault)])
      const details = { faults: faults.length }
      record(installation, {
        ...row,
        reference: newReference(),
        outcome: 'refused',
        code: 'config_invalid',
        details,
      }).catch(() => undefined)
    },
  })
}
