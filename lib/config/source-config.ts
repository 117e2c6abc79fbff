import type { Secret } from '../domain/secret'

export type SourceConfig = OidcSourceConfig | SamlSourceConfig

interface SourceBase {
  readonly id: string
  readonly label: string
  /** Lower-case domains this source speaks for; empty means any. */
  readonly emailDomains: readonly string[]
  /** `verified`: only e-mail the provider calls verified counts. `provider`: an absent statement counts as verified, a false one never. */
  readonly emailTrust: 'verified' | 'provider'
  /** Raw group value to the name that rules use. */
  readonly groupNames: Readonly<Record<string, string>>
  /** Splits one string into groups, when the provider joins them; null: never split. */
  readonly groupSeparator: string | null
  /** Length at which this provider cuts its group list; null: what is known of the provider counts. */
  readonly groupsSuspectAt: number | null
  /** Asked for the groups that an answer leaves out; null: such a sign-in is refused. */
  readonly directory: DirectoryConfig | null
}

/** A provider's own directory of people and groups. */
export type DirectoryConfig = EntraDirectoryConfig | OktaDirectoryConfig | GoogleDirectoryConfig

interface DirectoryBase {
  /** When it is asked: where the answer leaves groups out, or at every sign-in. */
  readonly ask: 'incomplete' | 'always'
}

/** Microsoft Graph, asked as an application. */
export interface EntraDirectoryConfig extends DirectoryBase {
  readonly kind: 'entra'
  /** GUID in lower case. */
  readonly tenant: string
  readonly clientId: string
  readonly clientSecret: Secret
  /** Origin. */
  readonly loginUrl: string
  /** Origin. */
  readonly graphUrl: string
}

/** The API of an Okta organisation. */
export interface OktaDirectoryConfig extends DirectoryBase {
  readonly kind: 'okta'
  /** Origin. */
  readonly url: string
  /** Claim or attribute that names the person there; null: `sub`, or the NameID. */
  readonly user: string | null
  readonly credentials: OktaCredentials
}

/** An API token, or a service application with its RSA key, as JWK or PEM. */
export type OktaCredentials =
  | { readonly kind: 'token'; readonly token: Secret }
  | { readonly kind: 'key'; readonly clientId: string; readonly privateKey: Secret; readonly keyId: string | null }

/** The Directory API of Google Workspace, asked by a service account in the name of an administrator. */
export interface GoogleDirectoryConfig extends DirectoryBase {
  readonly kind: 'google'
  readonly clientEmail: string
  /** PEM, PKCS 8. */
  readonly privateKey: Secret
  readonly keyId: string
  readonly subject: string
  /** Lower case. */
  readonly domains: readonly string[]
  readonly tokenUrl: string
  /** Origin. */
  readonly apiUrl: string
}

export interface OidcSourceConfig extends SourceBase {
  readonly kind: 'oidc'
  /** Compared with the discovered issuer as text; never a `.well-known` URL. */
  readonly issuer: string
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: Secret | null
  readonly clientAuthentication: 'client_secret_basic' | 'client_secret_post' | 'none'
  readonly scopes: readonly string[]
  readonly claims: OidcClaimsConfig
  readonly userinfo: 'auto' | 'always' | 'never'
  readonly responseMode: 'query' | 'form_post'
  /** S256 is sent always. `required`: the provider must say that it supports it. `assumed`: it need not. */
  readonly pkce: 'required' | 'assumed'
  /** Extra authorize parameters from the allow-list. */
  readonly parameters: Readonly<Record<string, string>>
  /** Tenant GUIDs; required for multi-tenant issuers. */
  readonly tenants: readonly string[]
  /** Claims that must have exactly this value, such as `hd`. */
  readonly requireClaims: Readonly<Record<string, string>>
}

/** Claim addresses: a literal top-level key, or an RFC 6901 pointer when it begins with `/`. */
export interface OidcClaimsConfig {
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly groups: readonly string[]
  /** When the groups claim is an object whose keys are the groups (Zitadel). */
  readonly groupFormat: 'values' | 'keys'
  /** Attribute name in the identity to claim address. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface SamlSourceConfig extends SourceBase {
  readonly kind: 'saml'
  readonly metadata: SamlMetadataConfig
  /** Our entity id. Default `<publicUrl>/auth/<id>/metadata`. */
  readonly spEntityId: string
  /** What must be signed. `either` accepts assertion or whole response and never neither. */
  readonly signed: 'either' | 'assertion' | 'response' | 'both'
  /** `accepted` and `required` offer a certificate for encryption in our metadata. Default `refused`. */
  readonly encryptedAssertions: 'refused' | 'accepted' | 'required'
  /** Whether a sign-in may begin at the provider: then the person is asked before a session begins. Default: false. */
  readonly providerInitiated: boolean
  readonly attributes: SamlAttributesConfig
  /** Seconds between the clocks. Default 120. */
  readonly clockSkewSeconds: number
  readonly forceAuthn: boolean
  /** The second application at this provider, whose assertions are made out to AWS; null: there is none. */
  readonly awsAssertion: AwsAssertionConfig | null
}

export interface AwsAssertionConfig {
  /** Our entity id there. Default `<publicUrl>/auth/<id>/aws/metadata`. */
  readonly spEntityId: string
  /** The provider as that application sees it. Default: the source's own. */
  readonly metadata: SamlMetadataConfig
}

export type SamlMetadataConfig =
  | ({ readonly from: 'url'; readonly url: string } & SamlDocumentConfig)
  | ({ readonly from: 'file'; readonly path: string } & SamlDocumentConfig)
  | {
      readonly from: 'values'
      readonly entityId: string
      readonly signInUrl: string
      /** The SingleLogoutService, by HTTP-Redirect; null: it has none. */
      readonly signOutUrl: string | null
      /** PEM. */
      readonly certificates: readonly string[]
    }

export interface SamlDocumentConfig {
  readonly entityId: string | null
  /** PEM of those who may have signed the document; empty: it need not be signed. */
  readonly signers: readonly string[]
}

/** Attribute names (`Name`, or `FriendlyName` when no `Name` fits) of the assertion. */
export interface SamlAttributesConfig {
  /** Null: NameID. */
  readonly subject: string | null
  readonly name: readonly string[]
  readonly email: readonly string[]
  readonly groups: readonly string[]
  /** Attribute name in the identity to attribute name in the assertion. */
  readonly others: Readonly<Record<string, string>>
}
