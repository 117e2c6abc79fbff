import type { KeyObject } from 'node:crypto'
import type { PolicyDocument } from './policy/document'
import type { SamlMetadata } from './saml-metadata'

/** An AWS account and the partition it lives in (`aws`, `aws-us-gov`, `aws-cn`, `aws-eusc`, …). */
export interface AwsAccount {
  readonly id: string
  readonly partition: string
  readonly name: string
}

export interface OidcProviderRegistration {
  readonly accountId: string
  /** Equals the token's `iss`. */
  readonly url: string
  readonly clientIds: readonly string[]
}

export interface OidcProvider extends OidcProviderRegistration {
  readonly arn: string
  /** URL without its scheme: the prefix of the provider's condition keys. */
  readonly keyPrefix: string
}

export interface SamlProviderRegistration {
  readonly accountId: string
  readonly name: string
  /** The identity provider's metadata, XML. */
  readonly metadata: string
  readonly assertionEncryptionMode?: AssertionEncryptionMode
  /** PEM, for encrypted assertions; at most two. */
  readonly privateKeys?: readonly string[]
}

/** Whether a provider's assertions must be encrypted, or may be. */
export type AssertionEncryptionMode = 'Required' | 'Allowed'

export interface SamlProvider extends SamlMetadata {
  readonly accountId: string
  readonly name: string
  readonly arn: string
  /** `SAMLProviderUUID`: the last part of the provider's own sign-in URL. */
  readonly idpId: string
  /** Null: encrypted assertions are not expected. */
  readonly assertionEncryption: AssertionEncryptionMode | null
  readonly decryptionKeys: readonly KeyObject[]
}

export interface RoleRegistration {
  readonly accountId: string
  readonly partition: string
  /** Begins and ends with a slash. Default `/`. */
  readonly path?: string
  readonly name: string
  /** Trust policy, JSON. */
  readonly trustPolicy: unknown
  /** Inline policies, JSON. */
  readonly permissionPolicies?: readonly unknown[]
  /** Seconds, 3600–43200. Default 3600. */
  readonly maxSessionDuration?: number
}

export interface AwsRole {
  readonly accountId: string
  readonly partition: string
  readonly path: string
  readonly name: string
  readonly arn: string
  /** `AROA…` */
  readonly roleId: string
  readonly trustPolicy: PolicyDocument
  /** Inline policies that were there from the beginning, without a name. */
  readonly permissionPolicies: readonly PolicyDocument[]
  /** Inline policies that PutRolePolicy wrote, by name. */
  readonly rolePolicies: ReadonlyMap<string, RolePolicy>
  readonly maxSessionDuration: number
}

/** An inline policy: what counts, and the text that was given. */
export interface RolePolicy {
  readonly document: PolicyDocument
  readonly text: string
}

export interface PolicyRegistration {
  readonly accountId: string
  /** Begins and ends with a slash. Default `/`. */
  readonly path?: string
  readonly name: string
  /** The policy, JSON. */
  readonly document: unknown
}

/** A policy that an account manages itself. */
export interface CustomerPolicy {
  readonly accountId: string
  readonly arn: string
  readonly document: PolicyDocument
}

export interface BucketRegistration {
  readonly name: string
  readonly accountId: string
  readonly region: string
  /** Text by object key. */
  readonly objects?: Readonly<Record<string, string>>
}

export interface S3Object {
  readonly body: Buffer
  readonly contentType: string
  readonly modifiedAt: Date
}

export interface S3Bucket {
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly createdAt: Date
  readonly objects: Map<string, S3Object>
}
