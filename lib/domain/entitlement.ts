import type { FederationKind } from './federation-kind'
import type { PartitionId } from './partition'
import type { Terms } from './terms'

/** An AWS account as the configuration names it. */
export interface Account {
  /** Twelve digits. */
  readonly id: string
  readonly partition: PartitionId
  readonly alias: string
  readonly name: string
  readonly environment: string
  /** Default region of this account's keys and console. */
  readonly region: string
  readonly tags: Readonly<Record<string, string>>
}

/** A role in one account. */
export interface Role {
  readonly name: string
  /** IAM path, with leading and trailing slash; `/` by default. */
  readonly path: string
  readonly arn: string
  /** The longest session that the configuration gives the role, whatever method or grant say. */
  readonly maxSessionSeconds: number
  readonly description: string
  /** The operator's mark for roles that can do much harm; it changes no right. */
  readonly privileged: boolean
}

/** Why an entitlement exists: which grant, met by which group of which source. */
export interface Because {
  readonly grant: string
  readonly source: string
  /** The group that met the rule; null when the rule asked for attributes or a source only. */
  readonly group: string | null
}

/** What one person may have: one role in one account, with its limits and reasons. */
export interface Entitlement {
  /** `<account id>/<role name>`: readable, stable, and worth nothing without a grant. */
  readonly id: string
  readonly account: Account
  readonly role: Role
  readonly method: FederationKind
  readonly console: boolean
  readonly keys: boolean
  /** The longest session: the smaller of role and grant. */
  readonly maxDurationSeconds: number
  /** What the grants ask and allow at hand-out. */
  readonly terms: Terms
  readonly because: readonly Because[]
}

/** The id under which an entitlement is asked for. */
export function entitlementId(accountId: string, roleName: string): string {
  return `${accountId}/${roleName}`
}
