import { secret } from '../../domain/secret'
import type { OktaCredentials, OktaDirectoryConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import type { OktaDirectoryEntry } from '../schema/directory-schema'
import type { SourceEntry } from '../schema/source-schema'
import { parseUrl } from '../web-address'
import type { CheckContext } from './check'
import { privateKeyFault } from './private-key'

interface Described {
  readonly source: SourceEntry
  readonly directory: OktaDirectoryEntry
}

export function checkOktaDirectory(described: Described, path: ConfigPath, { log }: CheckContext): void {
  const { apiToken, clientId, privateKey } = described.directory
  if (urlOf(described) === null) log.fault([...path, 'url'], 'is missing; a SAML source has no issuer to take it from')
  if (apiToken !== undefined && (clientId !== undefined || privateKey !== undefined))
    log.fault([...path, 'apiToken'], 'is given together with an application; keep one of them')
  if (apiToken === undefined && (clientId === undefined || privateKey === undefined))
    log.fault(path, 'needs apiToken, or clientId with privateKey')
  const fault = privateKey === undefined ? null : privateKeyFault(privateKey)
  if (fault !== null) log.fault([...path, 'privateKey'], fault)
}

function urlOf({ source, directory }: Described): string | null {
  const address = directory.url ?? (source.kind === 'oidc' ? source.issuer : undefined)
  return address === undefined ? null : (parseUrl(address)?.origin ?? null)
}

export function toOktaDirectory({ source, directory }: Described): OktaDirectoryConfig {
  const { ask = 'incomplete', user = null } = directory
  return {
    kind: 'okta',
    ask,
    url: urlOf({ source, directory }) ?? '',
    user,
    credentials: toCredentials(directory),
  }
}

function toCredentials({ apiToken, clientId, privateKey, keyId }: OktaDirectoryEntry): OktaCredentials {
  if (apiToken !== undefined) return { kind: 'token', token: secret(apiToken) }
  return { kind: 'key', clientId: clientId ?? '', privateKey: secret(privateKey ?? ''), keyId: keyId ?? null }
}
