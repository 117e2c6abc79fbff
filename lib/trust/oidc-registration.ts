import type { OidcTrustProvider, TrustAccount } from './plan'

/** An issuer as IAM registers it, with the name under which condition keys stand. */
export interface OidcRegistration {
  readonly provider: OidcTrustProvider
  /** Host and path, before `:aud` and `:sub`. */
  readonly keyPrefix: string
}

/** Source: IAM API Reference, CreateOpenIDConnectProvider; a default port is dropped, a final slash kept. */
export function registerIssuer(
  account: Pick<TrustAccount, 'id' | 'partition'>,
  client: { readonly owner: string; readonly issuer: string; readonly audience: string },
): OidcRegistration {
  const { owner, issuer, audience } = client
  const url = issuer.replace(/^(https:\/\/[^/]+?):443(?=\/|$)/, '$1')
  const keyPrefix = url.replace(/^https?:\/\//, '')
  const arn = `arn:${account.partition}:iam::${account.id}:oidc-provider/${keyPrefix}`
  return { provider: { kind: 'oidc', owner, arn, url, audience }, keyPrefix }
}

/** What IAM's CreateOpenIDConnectProvider refuses. */
export function registrationWarnings(url: string): readonly string[] {
  const warnings: string[] = []
  if (!url.startsWith('https://')) warnings.push(`IAM registers https issuers only, and this one is ${url}.`)
  if (new URL(url).port !== '') warnings.push(`IAM registers issuers without a port only, and this one is ${url}.`)
  if (url.length > 255) warnings.push('IAM registers issuers of at most 255 characters.')
  return warnings
}
