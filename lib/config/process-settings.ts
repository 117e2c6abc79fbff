import { type Secret, secret } from '../domain/secret'
import type { DatabaseSettings, ProcessSettings } from './config'
import type { Environment } from './environment'
import { secretFault } from './secret-strength'
import { isLoopbackHost, parseUrl } from './web-address'

export type ProcessSettingsResult =
  | { readonly ok: true; readonly settings: ProcessSettings }
  | { readonly ok: false; readonly faults: readonly string[] }

type Reading<Value> = { readonly value: Value } | { readonly fault: string }

/**
 * Reads BREVET_CONFIG (default `./brevet.yaml`), BREVET_SECRET, DATABASE_URL (default `sqlite:./data/brevet.db`) and PORT (default 3000).
 * An empty variable counts as absent. All faults come together, and hold no value.
 */
export function readProcessSettings(environment: Environment): ProcessSettingsResult {
  const secrets = readSecrets(environment['BREVET_SECRET'] ?? '')
  const database = readDatabase(environment['DATABASE_URL'] || 'sqlite:./data/brevet.db')
  const port = readPort(environment['PORT'] || '3000')
  if ('value' in secrets && 'value' in database && 'value' in port) {
    const configPath = environment['BREVET_CONFIG'] || './brevet.yaml'
    const settings = { configPath, secrets: secrets.value, database: database.value, port: port.value }
    return { ok: true, settings: Object.freeze(settings) }
  }
  return {
    ok: false,
    faults: [secrets, database, port].flatMap((reading) => ('fault' in reading ? [reading.fault] : [])),
  }
}

const makeOne = 'make one with: openssl rand -base64 48'

function readSecrets(text: string): Reading<readonly Secret[]> {
  if (text.trim() === '') return { fault: `BREVET_SECRET is not set; ${makeOne}` }
  const keys = text.split(',').map((key) => key.trim())
  const faults = keys.map((key, index) => [index, secretFault(key)] as const)
  const [index, message] = faults.find(([, fault]) => fault !== null) ?? []
  const place = keys.length === 1 ? 'BREVET_SECRET' : `key ${(index ?? 0) + 1} in BREVET_SECRET`
  if (message) return { fault: `${place} ${message}; ${makeOne}` }
  if (new Set(keys).size < keys.length) return { fault: 'BREVET_SECRET holds the same key twice; write it as new,old' }
  return { value: Object.freeze(keys.map(secret)) }
}

function readDatabase(text: string): Reading<DatabaseSettings> {
  if (text.startsWith('sqlite:')) {
    const path = text.slice('sqlite:'.length)
    return path === ''
      ? { fault: 'DATABASE_URL names no file; write sqlite:PATH' }
      : { value: { kind: 'sqlite', path } }
  }
  const url = parseUrl(text)
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    return { fault: 'DATABASE_URL must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE' }
  }
  const isSafe =
    isLocalDatabase(url) || ['require', 'verify-ca', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '')
  if (isSafe) return { value: { kind: 'postgres', url: secret(text) } }
  return { fault: 'DATABASE_URL names a database on another machine; add sslmode=require, verify-ca or verify-full' }
}

/** A `host` parameter wins over the host of the URL, as in libpq; a path is a Unix socket. */
function isLocalDatabase(url: URL): boolean {
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname)
  return host === '' || host.startsWith('/') || isLoopbackHost(host)
}

function readPort(text: string): Reading<number> {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? { value: port } : { fault: 'PORT must be a number from 1 to 65535' }
}
