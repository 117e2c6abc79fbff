/**
 * The trust stage writes the AWS side of Brevet: what an account's administrator creates in IAM so that a method works there.
 * In: the configuration, an account, a method, and Brevet's public SAML metadata. Out: a plan as plain data, texts rendered from
 * it, and the statements to check when AWS refuses. Pure: it asks nobody and changes nothing; people carry the plan to AWS.
 */
import type { PartitionId } from '../domain/partition'
import type { PolicyDocument } from './policy-document'

/** The ways of being trusted that have a plan. */
export const trustMethods = ['web-identity', 'saml', 'assume-role', 'federation-token', 'session-token'] as const

export type TrustMethod = (typeof trustMethods)[number]

/** All that one method needs in one account. */
export interface TrustPlan {
  readonly method: TrustMethod
  readonly account: TrustAccount
  /** Null where the method needs none in IAM. */
  readonly provider: TrustProvider | null
  /** Empty where the method assumes no role. */
  readonly roles: readonly TrustRole[]
  /** The IAM user whose key Brevet uses; null where the method needs none. */
  readonly user: TrustUser | null
  /** What Brevet's own principal must be allowed, in its own account; null where its AWS identity plays no part. */
  readonly broker: TrustBroker | null
  /** What else to know or do, in order. */
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

export type TrustProvider =
  | { readonly kind: 'oidc'; readonly arn: string; readonly url: string; readonly audience: string }
  | {
      readonly kind: 'saml'
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
  readonly trustPolicy: PolicyDocument
}

export interface TrustUser {
  readonly name: string
  readonly arn: string
  readonly policy: PolicyDocument
}

/** Brevet's AWS identity and its permission to assume the plan's roles. */
export interface TrustBroker {
  readonly principal: IamPrincipal
  readonly policy: PolicyDocument
}

/** A role or user of IAM, taken apart. */
export interface IamPrincipal {
  readonly arn: string
  readonly partition: string
  readonly kind: 'role' | 'user'
  readonly name: string
}
