import { BrevetError } from '../domain/errors'

const entraOrigin = 'https://login.microsoftonline.com'
const tenantPlaceholder = '{tenantid}'
const tenantId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const plainText = /^[\x21-\x7e]{1,200}$/
const sharedTenants = ['common', 'organizations', 'consumers']

/**
 * Compares the issuer of a discovery document with the configured one: as text, whatever the library would let pass.
 * At Entra's host alone a shared endpoint may name `{tenantid}`, and a domain name may stand for a tenant's GUID.
 * Fails with `issuer_mismatch`. Source: OpenID Connect Discovery 4.3.
 */
export function checkIssuer(configured: string, discovered: string): void {
  if (configured === discovered || isEntraAlias(configured, discovered)) return
  throw new BrevetError('issuer_mismatch', {
    configured,
    discovered: plainText.test(discovered) ? discovered : 'unprintable',
  })
}

function isEntraAlias(configured: string, discovered: string): boolean {
  const [mine, theirs] = [entraPath(configured), entraPath(discovered)]
  if (!mine || !theirs || mine.rest !== theirs.rest || tenantId.test(mine.tenant)) return false
  return tenantId.test(theirs.tenant) || (theirs.tenant === tenantPlaceholder && sharedTenants.includes(mine.tenant))
}

function entraPath(issuer: string): { readonly tenant: string; readonly rest: string } | null {
  if (!issuer.startsWith(`${entraOrigin}/`)) return null
  const [tenant = '', ...rest] = issuer.slice(entraOrigin.length + 1).split('/')
  return { tenant, rest: rest.join('/').replace(/\/$/, '') }
}

/** Whether tokens of this configured issuer may come from many tenants, so that `tenants` must pin them. */
export function isMultiTenant(configured: string, discovered: string): boolean {
  return discovered.includes(tenantPlaceholder) || sharedTenants.includes(entraPath(configured)?.tenant ?? '')
}

/** What a tenant check looks at. */
export interface TenantCheck {
  /** As discovered, placeholder included. */
  readonly issuer: string
  readonly isMultiTenant: boolean
  readonly tenants: readonly string[]
}

/** Refuses a token of a tenant that is not listed: `tenant_not_allowed`; or whose `iss` is another's: `issuer_mismatch`. */
export function checkTenant(claims: Readonly<Record<string, unknown>>, check: TenantCheck): void {
  if (check.tenants.length === 0 && !check.isMultiTenant) return
  const tid = claims['tid']
  if (typeof tid !== 'string' || !tenantId.test(tid)) throw new BrevetError('tenant_not_allowed', { reason: 'missing' })
  if (claims['iss'] !== check.issuer.replace(tenantPlaceholder, tid)) {
    throw new BrevetError('issuer_mismatch', { reason: 'tenant' })
  }
  if (!check.tenants.some((tenant) => tenant.toLowerCase() === tid.toLowerCase())) {
    throw new BrevetError('tenant_not_allowed', { reason: 'not_listed' })
  }
}
