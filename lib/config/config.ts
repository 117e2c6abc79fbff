/**
 * The one frozen configuration, as every stage sees it: defaults filled in, references expanded, names checked.
 * Types only. A stage imports the type of its own slice from here and nothing else of this folder.
 */
import type { SessionPolicy } from '../domain/entitlement'
import type { FederationKind } from '../domain/federation-kind'
import type { PartitionId } from '../domain/partition'
import type { Secret } from '../domain/secret'
import type { Terms } from '../domain/terms'
import type { AwsConfig } from './aws-config'
import type { SourceConfig } from './source-config'

export type * from './aws-config'
export type * from './source-config'

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
