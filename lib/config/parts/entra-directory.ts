import { secret } from '../../domain/secret'
import type { EntraDirectoryConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import type { EntraDirectoryEntry } from '../schema/directory-schema'
import type { SourceEntry } from '../schema/source-schema'
import { parseUrl } from '../web-address'
import type { CheckContext } from './check'

interface Described {
  readonly source: SourceEntry
  readonly directory: EntraDirectoryEntry
}

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

export function checkEntraDirectory(described: Described, path: ConfigPath, { log }: CheckContext): void {
  const { clientId, clientSecret } = described.directory
  const tenant = tenantOf(described)
  if (tenant === null)
    log.fault([...path, 'tenant'], 'is missing; only the issuer of one tenant, with its GUID, stands for it')
  else if (!guid.test(tenant)) log.fault([...path, 'tenant'], 'must be a tenant GUID')
  if (clientId !== undefined && clientSecret === undefined)
    log.fault([...path, 'clientSecret'], 'is missing; an application of its own needs a secret of its own')
  if (clientId === undefined && clientSecret !== undefined)
    log.fault([...path, 'clientId'], 'is missing; the secret is of an application')
  if (clientId === undefined && clientSecret === undefined && ownCredentials(described.source) === null)
    log.fault([...path, 'clientId'], 'is missing; the source has no client with a secret to ask as')
}

/** Lower case, as `tid` is compared. */
function tenantOf({ source, directory }: Described): string | null {
  if (directory.tenant !== undefined) return directory.tenant.toLowerCase()
  const segment = source.kind === 'oidc' ? parseUrl(source.issuer)?.pathname.split('/')[1]?.toLowerCase() : undefined
  return segment !== undefined && guid.test(segment) ? segment : null
}

function ownCredentials(source: SourceEntry): Credentials | null {
  if (source.kind !== 'oidc' || source.clientSecret === undefined) return null
  return { clientId: source.clientId, clientSecret: source.clientSecret }
}

interface Credentials {
  readonly clientId: string
  readonly clientSecret: string
}

export function toEntraDirectory({ source, directory }: Described): EntraDirectoryConfig {
  const { ask = 'incomplete', clientId, clientSecret, loginUrl, graphUrl } = directory
  const own = ownCredentials(source)
  return {
    kind: 'entra',
    ask,
    tenant: tenantOf({ source, directory }) ?? '',
    clientId: clientId ?? own?.clientId ?? '',
    clientSecret: secret(clientSecret ?? own?.clientSecret ?? ''),
    loginUrl: new URL(loginUrl).origin,
    graphUrl: new URL(graphUrl).origin,
  }
}
