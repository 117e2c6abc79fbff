/**
 * The trust stage writes the AWS side of Brevet: what an account's administrator creates in IAM so that its methods work there,
 * and judges what was created. In: the configuration, an account, and what only a running portal knows. Out: a plan as plain data,
 * texts rendered from it, and findings about policies. Pure: it asks nobody and changes nothing; people carry the plan to AWS.
 */
import { type FederationKind, federationKinds } from '../domain/federation-kind'
import type { IamPrincipal } from '../domain/iam-principal'
import type { PartitionId } from '../domain/partition'
import type { PolicyDocument } from './policy-document'

/** The ways of being trusted that have a plan: all of them. */
export const trustMethods = federationKinds

export type TrustMethod = FederationKind

/** All that Brevet needs in one account. */
export interface TrustPlan {
  /** What it is for; at least one. */
  readonly methods: readonly TrustMethod[]
  readonly account: TrustAccount
  readonly providers: readonly TrustProvider[]
  /** Empty where no method assumes a role. */
  readonly roles: readonly TrustRole[]
  /** The IAM user whose key Brevet uses; null where no method needs one. */
  readonly user: TrustUser | null
  /** Who assumes the roles by `assume-role`, in the order of the chain; empty where nobody does. */
  readonly callers: readonly TrustCaller[]
  /** What else to do, in order. */
  readonly steps: readonly string[]
  /** What else to know. */
  readonly notes: readonly string[]
  /** What AWS would refuse, or what weakens the trust. */
  readonly warnings: readonly string[]
}

export interface TrustAccount {
  readonly id: string
  readonly name: string
  readonly partition: PartitionId
  /** Where the partition's IAM is addressed. */
  readonly region: string
}

export type TrustProvider = OidcTrustProvider | SamlTrustProvider

export interface OidcTrustProvider {
  readonly kind: 'oidc'
  /** `brevet`, or the id of the company's source. */
  readonly owner: string
  readonly arn: string
  readonly url: string
  readonly audience: string
}

export interface SamlTrustProvider {
  readonly kind: 'saml'
  readonly owner: string
  readonly arn: string
  readonly name: string
  readonly entityId: string
  /** XML. */
  readonly metadata: string
}

export interface TrustRole {
  readonly name: string
  /** Begins and ends with a slash. */
  readonly path: string
  readonly arn: string
  /** In the characters that IAM takes. */
  readonly description: string
  /** 3600 to 43200. */
  readonly maxSessionSeconds: number
  /** Whose statements the trust policy has. */
  readonly methods: readonly TrustMethod[]
  readonly trustPolicy: PolicyDocument
}

export interface TrustUser {
  readonly name: string
  readonly arn: string
  readonly policy: PolicyDocument
}

/** One who assumes the next role of the chain, and in the end the plan's roles. */
export interface TrustCaller {
  readonly principal: IamPrincipal
  /** What it must be allowed, in its own account. */
  readonly policy: PolicyDocument
  /** Of a role on the way: whom it must trust. Null for Brevet's own identity, and where that is not known. */
  readonly trustPolicy: PolicyDocument | null
}
