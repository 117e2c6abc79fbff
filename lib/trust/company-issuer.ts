import type { Config, OidcSourceConfig } from '../config/config'

/** One issuer of the company's, as its tokens name it, and whose tokens Brevet hands on. */
export interface CompanyIssuer {
  readonly source: string
  readonly issuer: string
  readonly clientId: string
  /** The claim by which Brevet itself knows people. */
  readonly subjectClaim: string
}

const entraOrigin = 'https://login.microsoftonline.com/'
const tenantId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The sources whose ID tokens Brevet hands on: AWS gets the token of a confidential client only. */
export function companySources({ signIn }: Pick<Config, 'signIn'>): readonly OidcSourceConfig[] {
  return signIn.flatMap((source) => (source.kind === 'oidc' && source.clientSecret !== null ? [source] : []))
}

/** The issuers of a source; at Entra's shared addresses one for each tenant, since the tokens name the tenant. */
export function companyIssuers(source: OidcSourceConfig): readonly CompanyIssuer[] {
  const { id, issuer, clientId, claims, tenants } = source
  return issuersOf(issuer, tenants).map((one) => ({
    source: id,
    issuer: one,
    clientId,
    subjectClaim: claims.subject,
  }))
}

function issuersOf(issuer: string, tenants: readonly string[]): readonly string[] {
  if (!issuer.startsWith(entraOrigin) || tenants.length === 0) return [issuer]
  const [tenant = '', ...rest] = issuer.slice(entraOrigin.length).split('/')
  return tenantId.test(tenant) ? [issuer] : tenants.map((one) => [entraOrigin + one.toLowerCase(), ...rest].join('/'))
}
