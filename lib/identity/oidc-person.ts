import type { OidcSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { OidcClient } from './oidc-client'
import { askUserinfo } from './oidc-grant'
import { hasGroupClaims, identityOf } from './oidc-identity'
import { checkTenant } from './oidc-issuer'
import { type Claims, checkToken, type VerifiedToken } from './oidc-token'

/** Judges a token that openid-client has verified, asks userinfo where that is wanted, and reads who the person is. */
export async function readPerson(
  client: OidcClient,
  token: VerifiedToken,
  { config, now }: { readonly config: OidcSourceConfig; readonly now: Date },
): Promise<Identity> {
  const { issuer, isMultiTenant } = client.document
  checkToken(token, config.clientId, now)
  checkTenant(token.claims, { issuer, isMultiTenant, tenants: config.tenants })
  const userinfo = wantsUserinfo(client, config, token.claims) ? await askUserinfo(client, token) : null
  return identityOf({ idToken: token.claims, userinfo }, config, now)
}

function wantsUserinfo(client: OidcClient, config: OidcSourceConfig, claims: Claims): boolean {
  if (config.userinfo === 'never') return false
  const { hasUserinfo } = client.document
  if (config.userinfo === 'auto') return hasUserinfo && !hasGroupClaims(claims, config.claims.groups)
  if (!hasUserinfo) throw new BrevetError('source_misconfigured', { reason: 'missing', what: 'userinfo_endpoint' })
  return true
}
