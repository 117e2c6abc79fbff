import type { OidcSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { OidcClient } from './oidc-client'
import { askUserinfo } from './oidc-grant'
import { hasWholeGroups, statedBy } from './oidc-identity'
import { checkTenant } from './oidc-issuer'
import { type Claims, checkToken, type VerifiedToken } from './oidc-token'
import type { WholeIdentity } from './whole-identity'

/** By what, and when, a person is read. */
export interface ReadingContext {
  readonly config: OidcSourceConfig
  readonly whole: WholeIdentity
  readonly now: Date
}

/**
 * Judges a token that openid-client has verified, asks userinfo and the directory where that is wanted, and reads who the person is.
 * Userinfo is about the subject of the token, or it is refused.
 */
export async function readPerson(
  client: OidcClient,
  token: VerifiedToken,
  { config, whole, now }: ReadingContext,
): Promise<Identity> {
  const { issuer, isMultiTenant } = client.document
  checkToken(token, config.clientId, now)
  checkTenant(token.claims, { issuer, isMultiTenant, tenants: config.tenants })
  const userinfo = wantsUserinfo(client, config, token.claims) ? await askUserinfo(client, token) : null
  return whole(statedBy({ idToken: token.claims, userinfo }, config, now), { kind: 'oidc', claims: token.claims })
}

function wantsUserinfo(client: OidcClient, config: OidcSourceConfig, claims: Claims): boolean {
  if (config.userinfo === 'never') return false
  const { hasUserinfo } = client.document
  if (config.userinfo === 'auto') return hasUserinfo && !hasWholeGroups(claims, config)
  if (!hasUserinfo) throw new BrevetError('source_misconfigured', { reason: 'missing', what: 'userinfo_endpoint' })
  return true
}
