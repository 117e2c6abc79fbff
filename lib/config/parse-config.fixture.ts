import type { Config } from './config'
import { type ConfigResult, parseConfig } from './parse-config'

/** What surrounds a configuration in a test. */
export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
}

const source = '{ id: corp, kind: oidc, issuer: "https://idp.example.com", clientId: brevet }'

/** A small configuration without faults; each key can be replaced by YAML in flow style. */
export function configText(replaced: Readonly<Record<string, string>> = {}): string {
  const parts = { publicUrl: 'https://aws.example.com', signIn: `[${source}]`, ...replaced }
  return Object.entries(parts)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
}

/** {@link configText} with accounts and roles that grants can name. */
export function accessText(grants: string, replaced: Readonly<Record<string, string>> = {}): string {
  return configText({
    accounts: '[{ id: "111122223333", alias: pay-prod, environment: production, tags: { team: payments } }]',
    roles: '[{ name: ReadOnly }, { name: Developer }]',
    grants,
    ...replaced,
  })
}

export function parse(text: string, { environment = {}, files = {} }: Surroundings = {}): ConfigResult {
  const readFile = (path: string) => {
    const content = files[path]
    if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
    return content
  }
  return parseConfig(text, { file: '/etc/brevet/brevet.yaml', environment, readFile })
}

/** The configuration of a text that must be free of faults. */
export function parsed(text: string, surroundings?: Surroundings): Config {
  const result = parse(text, surroundings)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.config
}

/** Faults as `path: message`. */
export function faultsOf(text: string, surroundings?: Surroundings): readonly string[] {
  const result = parse(text, surroundings)
  return result.ok ? [] : result.faults.map(({ path, message }) => `${path}: ${message}`)
}

/** Warnings as `path: message`, of a text that must be free of faults. */
export function warningsOf(text: string, surroundings?: Surroundings): readonly string[] {
  const result = parse(text, surroundings)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.warnings.map(({ path, message }) => `${path}: ${message}`)
}
