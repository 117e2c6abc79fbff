import type { PartitionId } from '../domain/partition'

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
