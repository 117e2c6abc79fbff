/**
 * The one frozen configuration, as every stage sees it: defaults filled in, references expanded, names checked.
 * Types only. A stage imports the type of its own slice from here and nothing else of this folder.
 */
import type { SessionPolicy } from '../domain/entitlement'
import type { FederationKind } from '../domain/federation-kind'
import type { PartitionId } from '../domain/partition'
import type { Secret } from '../domain/secret'
import type { Terms } from '../domain/terms'

export interface Config {
  /** Origin of the portal, without a trailing slash; http only on loopback. */
  readonly publicUrl: string
  readonly support: SupportConfig
  /** Addresses and networks (CIDR) of the proxies whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustedProxies: readonly string[]
  readonly outbound: OutboundConfig
  readonly session: SessionConfig
  readonly rateLimits: RateLimitsConfig
  readonly apiTokens: ApiTokensConfig
  readonly signIn: readonly SourceConfig[]
  /** The sign-in page asks for an e-mail address, however few sources there are. */
  readonly asksEmail: boolean
  readonly aws: AwsConfig
  /** Session policies that grants and people choose by id. */
  readonly policies: readonly PolicyConfig[]
  readonly access: AccessConfig
}

/** Whom a person without access is told to ask. */
export interface SupportConfig {
  /** For example "the platform team". */
  readonly name: string | null
  /** An https or mailto URL. */
  readonly url: string | null
}

/** Where providers may be besides public addresses. Default: nowhere. */
export interface OutboundConfig {
  /** Lower-case names whose addresses may be private or loopback. */
  readonly hosts: readonly string[]
  /** Addresses and networks (CIDR). */
  readonly networks: readonly string[]
}

export interface SessionConfig {
  /** Longest time without a request. Default 1 h. */
  readonly idleSeconds: number
  /** Longest time from sign-in. Default 12 h. */
  readonly maxSeconds: number
  /** Browsers that one person is signed in with at once. Default 20. */
  readonly maxPerPerson: number
}

/** How often something may be in a minute. */
export interface RateLimitsConfig {
  /** Steps of a sign-in from one address, of IPv6 from one /64. Default 600. */
  readonly signInsPerAddress: number
  /** Steps of a sign-in by one source. Default 6000. */
  readonly signInsPerSource: number
  /** Keys and consoles for one person. Default 120. */
  readonly handOutsPerPerson: number
}

/** Tokens by which programs act for people. */
export interface ApiTokensConfig {
  /** Default: off. */
  readonly enabled: boolean
  /** The longest that a token may last. Default 30 days. */
  readonly maxDays: number
}

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
  | { readonly from: 'url'; readonly url: string; readonly entityId: string | null }
  | { readonly from: 'file'; readonly path: string; readonly entityId: string | null }
  | {
      readonly from: 'values'
      readonly entityId: string
      readonly signInUrl: string
      /** The SingleLogoutService, by HTTP-Redirect; null: it has none. */
      readonly signOutUrl: string | null
      /** PEM. */
      readonly certificates: readonly string[]
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

export interface AwsConfig {
  readonly sts: StsConfig
  readonly webIdentity: {
    /** The issuer registered in IAM. Default: publicUrl. */
    readonly issuer: string
    /** The audience registered in IAM. Default: sts.amazonaws.com. */
    readonly audience: string
    /** Where the issuer's keys are: the first home signs, the keys of all are published. Default: the database. */
    readonly keys: readonly IssuerKeyHome[]
  }
  readonly saml: {
    /** Name of the SAML provider registered in each account. Default: brevet. */
    readonly providerName: string
    /** Our entity id toward AWS. Default: `<publicUrl>/federation/saml/metadata`. */
    readonly entityId: string
    /** What AWS does not publish, or what replaces it in one partition. */
    readonly partitions: Readonly<Partial<Record<PartitionId, SamlPartitionConfig>>>
  }
  readonly assumeRole: {
    /** ARN of the IAM role or user that Brevet is at AWS, as trust policies name it; null: not said. */
    readonly principal: string | null
    /** MFA device of the IAM user that Brevet is, for roles with `mfa`; null: none. */
    readonly mfaSerial: string | null
  }
  readonly revocation: RevocationConfig
  /** Session tag key to `email`, `name`, `source`, `subject` or `attributes.<name>`. */
  readonly sessionTags: Readonly<Record<string, string>>
  /** Keys of `sessionTags` that the next role of a chain inherits. */
  readonly transitiveTags: readonly string[]
  readonly console: {
    /** Replaces the federation endpoint of every partition, for VPC endpoints and tests; null: AWS's own. */
    readonly federationEndpoint: string | null
    /** Further console hosts that destinations may name. */
    readonly destinationHosts: readonly string[]
    /** What AWS does not publish, or what replaces it in one partition. */
    readonly partitions: Readonly<Partial<Record<PartitionId, ConsolePartitionConfig>>>
  }
}

/** How Brevet itself denies a role the sessions that were begun before an instant. */
export interface RevocationConfig {
  /** Account id to the ARN of the role that may write inline policies there; administrators of AWS do it in all others. */
  readonly roles: Readonly<Record<string, string>>
  /** Replaces AWS's own IAM endpoints; null: AWS's own. */
  readonly endpoint: string | null
}

/** The console of one partition; null: AWS's own, where it is published. */
export interface ConsolePartitionConfig {
  /** Host of the console; regional hosts carry the region in front. */
  readonly host: string | null
  readonly federationEndpoint: string | null
}

/** AWS sign-in of one partition as SAML service provider; null: AWS's own, where it is published. */
export interface SamlPartitionConfig {
  readonly recipient: string | null
  readonly audience: string | null
}

export type IssuerKeyHome =
  | { readonly kind: 'database' }
  | { readonly kind: 'kms'; readonly arn: string; readonly region: string }

export interface StsConfig {
  /** Tried in this order, those of the role's partition only; empty: the partition's global region. */
  readonly regions: readonly string[]
  /** Replaces AWS's own: one address for all regions, or region to address, others keeping AWS's own; null: AWS's own. */
  readonly endpoint: string | Readonly<Record<string, string>> | null
  /** Whether AWS's own endpoints are those with FIPS 140 modules. Default: false. */
  readonly fips: boolean
  /** Whether AWS's own endpoints are those that answer over IPv4 and IPv6. Default: false. */
  readonly dualStack: boolean
  /** For one exchange, all regions together. Default 8. */
  readonly deadlineSeconds: number
}

/** What the entitlements stage turns into an index. */
export interface AccessConfig {
  readonly accounts: readonly AccountConfig[]
  readonly roles: readonly RoleConfig[]
  readonly grants: readonly GrantConfig[]
  readonly admins: GroupRule
  readonly auditors: GroupRule
}

export interface AccountConfig {
  readonly id: string
  readonly partition: PartitionId
  readonly alias: string
  readonly name: string
  readonly environment: string
  readonly region: string
  readonly tags: Readonly<Record<string, string>>
  /** How this account's roles are assumed, in the order of preference; the role's own come first. */
  readonly methods: readonly FederationKind[]
  readonly trust: AccountTrustConfig
}

/** What one account's side of the trust asks of Brevet. */
export interface AccountTrustConfig {
  /** Sent in place of the ExternalId that Brevet generates; null: the generated one. */
  readonly externalId: string | null
  /** ARNs of roles to be assumed before the account's own, in this order; at most three. */
  readonly via: readonly string[]
  /** For `federation-token` and `session-token`; null: this account has none. */
  readonly user: IamUserConfig | null
  /** False where trust policies lack `sts:TagSession`. */
  readonly sendsTags: boolean
  /** False where trust policies lack `sts:SetSourceIdentity`. */
  readonly sendsSourceIdentity: boolean
}

export interface IamUserConfig {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** ARN or serial number of the MFA device whose code the person types; null: no code is asked for. */
  readonly mfaSerial: string | null
}

export interface RoleConfig {
  readonly name: string
  readonly path: string
  readonly description: string
  readonly maxSessionSeconds: number
  readonly console: boolean
  readonly keys: boolean
  /** Screens mark the role in production accounts. Default false. */
  readonly privileged: boolean
  /** Null: the account's. */
  readonly methods: readonly FederationKind[] | null
  readonly sessionPolicy: SessionPolicy | null
  /** The trust policy wants MFA: `assume-role` asks for the code of `aws.assumeRole.mfaSerial`. */
  readonly mfa: boolean
}

/** Who a rule means. All given conditions must hold; within one list one member suffices. An empty list means nobody. */
export interface GrantCondition {
  readonly source: string | null
  readonly groups: readonly string[] | null
  /** Attribute name to accepted values. */
  readonly attributes: Readonly<Record<string, readonly string[]>> | null
  /** Anchored regular expression with the named groups `account` and, optionally, `role`. */
  readonly groupPattern: string | null
}

export interface GrantConfig {
  readonly id: string
  readonly when: GrantCondition
  readonly deny: boolean
  /** Account ids, aliases, `key=value` selectors (tags, `environment=`) or `*`; null: from the pattern, or all for a deny. */
  readonly accounts: readonly string[] | null
  /** Role names or `*`; null: from the pattern, or all for a deny. */
  readonly roles: readonly string[] | null
  /** What is asked and allowed at hand-out. */
  readonly terms: Terms
}

/** A session policy that an administrator wrote. It narrows what the role allows, and never adds to it. */
export interface PolicyConfig {
  readonly id: string
  readonly label: string
  /** Statements of the policy language, at least one `Allow` among them unless there are `arns`. */
  readonly statements: readonly PolicyStatement[]
  /** Managed policies. The partition of AWS's own follows the account; the account `*` is the role's. */
  readonly arns: readonly string[]
}

/** IAM JSON policy elements, those that a session policy may hold. */
export interface PolicyStatement {
  readonly Sid?: string | undefined
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: string | readonly string[] | undefined
  readonly NotAction?: string | readonly string[] | undefined
  readonly Resource?: string | readonly string[] | undefined
  readonly NotResource?: string | readonly string[] | undefined
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValue>>>> | undefined
}

type ConditionValue = ConditionScalar | readonly ConditionScalar[]
type ConditionScalar = string | number | boolean

export interface GroupRule {
  readonly source: string | null
  readonly groups: readonly string[]
}

/** Facts of the process, from the environment only. */
export interface ProcessSettings {
  readonly configPath: string
  /** BREVET_SECRET, newest first; each at least 32 bytes. */
  readonly secrets: readonly Secret[]
  readonly database: DatabaseSettings
  readonly port: number
}

export type DatabaseSettings =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: Secret }
