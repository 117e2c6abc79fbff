import { secret } from '../../domain/secret'
import type { OidcSourceConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import type { FaultLog } from '../fault-log'
import type { OidcSourceEntry } from '../schema/source-schema'
import { parseUrl } from '../web-address'
import { type CheckContext, checkServiceUrl } from './check'
import { toSourceBase } from './source-base'

/** What the shape of an OIDC source cannot say. */
export function checkOidcSource(entry: OidcSourceEntry, path: ConfigPath, context: CheckContext): void {
  const { log } = context
  if (isMultiTenant(entry.issuer) && entry.tenants.length === 0) {
    log.fault(
      [...path, 'issuer'],
      'serves several tenants: list the GUIDs that may sign in under tenants, or use the issuer of one tenant',
    )
  }
  checkClientAuthentication(entry, path, context)
  checkClaimAddresses(entry, path, log)
}

/** An issuer is no discovery address, and https but on loopback. */
export function checkIssuer(written: string, path: ConfigPath, context: CheckContext): void {
  const { log } = context
  const cut = written.indexOf('/.well-known/')
  if (cut >= 0) {
    const issuer = written.slice(0, cut)
    log.fault(path, `is the address of the discovery document; the issuer is ${log.quote(path, issuer)}`)
    return
  }
  if (parseUrl(written)?.search) log.fault(path, 'must not have a query (?…)')
  checkServiceUrl(written, path, context)
}

/** Entra's shared endpoints: `/common`, `/organizations`, or the literal template. */
function isMultiTenant(issuer: string): boolean {
  const firstSegment = parseUrl(issuer)?.pathname.split('/')[1]?.toLowerCase() ?? ''
  return ['common', 'organizations'].includes(firstSegment) || /\{tenant(?:id)?\}/i.test(issuer)
}

/** Entra supports PKCE, and its documents do not say so. */
function isEntra(issuer: string): boolean {
  return entraHosts.includes(parseUrl(issuer)?.host ?? '')
}

const entraHosts = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn']

function checkClientAuthentication(entry: OidcSourceEntry, path: ConfigPath, context: CheckContext): void {
  const { log, isPublicOnLoopback } = context
  const hasSecret = entry.clientSecret !== undefined
  const wanted = entry.clientAuthentication
  if (wanted === 'none' && hasSecret)
    log.fault([...path, 'clientAuthentication'], 'is none, but a clientSecret is given')
  if (wanted && wanted !== 'none' && !hasSecret) log.fault([...path, 'clientSecret'], `is missing; ${wanted} needs it`)
  if (!hasSecret || log.isReferenced([...path, 'clientSecret'])) return
  const message = `must not be written in the file; refer to it by \${env:NAME} or \${file:/path}`
  if (isPublicOnLoopback) log.warn([...path, 'clientSecret'], message)
  else log.fault([...path, 'clientSecret'], message)
}

function checkClaimAddresses(entry: OidcSourceEntry, path: ConfigPath, log: FaultLog): void {
  const { subject, name, email, groups, attributes } = entry.claims
  const claims = [...path, 'claims']
  const addresses: [ConfigPath, string][] = [
    [[...claims, 'subject'], subject],
    [[...claims, 'name'], name],
    [[...claims, 'email'], email],
    ...groups.map((address, index): [ConfigPath, string] => [[...claims, 'groups', index], address]),
    ...Object.entries(attributes).map(([key, address]): [ConfigPath, string] => [
      [...claims, 'attributes', key],
      address,
    ]),
  ]
  for (const [at, address] of addresses) {
    if (address.startsWith('/') && /~(?![01])/.test(address)) {
      log.fault(at, 'is no JSON pointer (RFC 6901): write ~ as ~0, and / within a name as ~1')
    } else if (/^(?:realm|resource)_access\./.test(address)) {
      log.warn(at, `is taken as one name; a path is written ${log.quote(at, `/${address.replaceAll('.', '/')}`)}`)
    }
  }
}

/** The source as the identity stage sees it. */
export function toOidcSource(entry: OidcSourceEntry): OidcSourceConfig {
  const { clientSecret } = entry
  const hasSecret = clientSecret !== undefined
  return {
    ...toSourceBase(entry),
    kind: 'oidc',
    issuer: entry.issuer,
    clientId: entry.clientId,
    clientSecret: hasSecret ? secret(clientSecret) : null,
    clientAuthentication: entry.clientAuthentication ?? (hasSecret ? 'client_secret_basic' : 'none'),
    scopes: entry.scopes,
    claims: { ...entry.claims, groupFormat: entry.groupFormat?.keys ? 'keys' : 'values' },
    userinfo: typeof entry.userinfo === 'boolean' ? (entry.userinfo ? 'always' : 'never') : entry.userinfo,
    responseMode: entry.responseMode,
    pkce: entry.pkce ?? (isEntra(entry.issuer) ? 'assumed' : 'required'),
    parameters: entry.parameters,
    tenants: entry.tenants,
    requireClaims: entry.requireClaims,
  }
}
