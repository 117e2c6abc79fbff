import type { OidcSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import { isLoopback } from './loopback'
import { checkIssuer, isMultiTenant } from './oidc-issuer'

/** Signature algorithms that Brevet verifies; HMAC and `none` are not signatures of the provider. */
export const signatureAlgorithms: readonly string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]

/** A discovery document that was checked against the configuration. */
export interface ProviderDocument {
  readonly issuer: string
  readonly isMultiTenant: boolean
  readonly keySetUrl: string
  readonly hasUserinfo: boolean
  readonly hasSignOut: boolean
  /** RFC 9207: every answer must carry `iss`. */
  readonly namesItselfInAnswers: boolean
  /** The document for openid-client, with the algorithms cut to ours. */
  readonly text: string
}

/** Where an issuer's document is. Source: OpenID Connect Discovery 4. */
export function documentUrl(issuer: string): string {
  const url = new URL(issuer)
  url.pathname = `${url.pathname}/.well-known/openid-configuration`.replace('//', '/')
  return url.href
}

/** Refuses an issuer that is really the address of its document: libraries then skip the issuer comparison. */
export function checkConfiguredIssuer(issuer: string): void {
  const at = issuer.indexOf('/.well-known/')
  if (at < 0) return
  throw new BrevetError('source_misconfigured', { reason: 'issuer_is_document', expected: issuer.slice(0, at) })
}

/**
 * Reads a discovery document. Fails with `issuer_mismatch`, with `source_misconfigured` when something is missing or insecure,
 * and with `alg_unsupported` when the provider can sign ID tokens with nothing that we accept.
 */
export function readDocument(body: string, config: OidcSourceConfig): ProviderDocument {
  const metadata = parse(body)
  const issuer = metadata['issuer']
  if (typeof issuer !== 'string') throw misconfigured('missing', 'issuer')
  checkIssuer(config.issuer, issuer)
  const isShared = isMultiTenant(config.issuer, issuer)
  if (isShared && config.tenants.length === 0) throw misconfigured('missing', 'tenants')
  for (const endpoint of ['authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
    if (metadata[endpoint] === undefined) throw misconfigured('missing', endpoint)
  }
  for (const endpoint of endpoints) checkEndpoint(endpoint, metadata[endpoint], config.issuer)
  if (config.pkce === 'required') checkPkce(metadata['code_challenge_methods_supported'])
  return {
    issuer,
    isMultiTenant: isShared,
    keySetUrl: new URL(String(metadata['jwks_uri'])).href,
    hasUserinfo: metadata['userinfo_endpoint'] !== undefined,
    hasSignOut: metadata['end_session_endpoint'] !== undefined,
    namesItselfInAnswers: metadata['authorization_response_iss_parameter_supported'] === true,
    text: JSON.stringify({ ...metadata, ...supportedAlgorithms(metadata) }),
  }
}

const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint', 'end_session_endpoint']

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    throw misconfigured('not_json', 'document')
  }
  throw misconfigured('not_an_object', 'document')
}

/** https only; an issuer on loopback http may name http endpoints on loopback, and nothing else may. */
function checkEndpoint(name: string, value: unknown, issuer: string): void {
  if (value === undefined) return
  if (typeof value !== 'string' || !URL.canParse(value)) throw misconfigured('not_a_url', name)
  const url = new URL(value)
  const isLocal = url.protocol === 'http:' && isLoopback(url) && issuer.startsWith('http:')
  if (url.protocol !== 'https:' && !isLocal) throw misconfigured('insecure', name)
}

/** A provider that does not say S256 may ignore the challenge, and redeem a stolen code. RFC 9700, 2.1.1. */
function checkPkce(methods: unknown): void {
  if (!Array.isArray(methods) || !methods.includes('S256')) throw misconfigured('pkce_not_supported', 'document')
}

function supportedAlgorithms(metadata: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> {
  const listed = metadata['id_token_signing_alg_values_supported'] ?? signatureAlgorithms
  const accepted = Array.isArray(listed) ? signatureAlgorithms.filter((algorithm) => listed.includes(algorithm)) : []
  if (accepted.length === 0) throw new BrevetError('alg_unsupported', { reason: 'provider_lists_none' })
  return { id_token_signing_alg_values_supported: accepted, userinfo_signing_alg_values_supported: signatureAlgorithms }
}

function misconfigured(reason: string, what: string): BrevetError {
  return new BrevetError('source_misconfigured', { reason, what })
}
