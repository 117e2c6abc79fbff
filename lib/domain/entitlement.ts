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
  /** Narrows every session of the role, by whatever method; null: the role's own policies decide. */
  readonly sessionPolicy: SessionPolicy | null
}

/** What a session may do at most, within what its role or user may do. Source: IAM User Guide, "Session policies". */
export interface SessionPolicy {
  /** JSON without white space, at most 2048 characters; null when only ARNs are given. */
  readonly policy: string | null
  /** ARNs of managed policies, in the partition of the role; at most ten. AWS adds them to each other and to `policy`. */
  readonly policyArns: readonly string[]
}

/** Why a method was taken, and what stood against the others. */
export interface MethodReason {
  /** What decided: `only` when nothing else was listed or usable, `order` when the others are no worse and stand later. */
  readonly because: 'only' | 'longest-session' | 'not-chained' | 'carries-tags' | 'opens-console' | 'order'
  readonly passedOver: ReadonlyArray<{ readonly method: FederationKind; readonly why: MethodDrawback }>
}

/**
 * `no-credentials`: the account names no IAM user, or Brevet has no AWS identity of its own, or one of another partition.
 * `session-policy`: the method needs a session policy that the role does not have, or cannot keep the one it has.
 */
export type MethodDrawback =
  | 'no-credentials'
  | 'session-policy'
  | 'no-console'
  | 'shorter-session'
  | 'chained'
  | 'no-tags'
  | 'listed-later'

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
  /** The method of {@link methods} that is used. */
  readonly method: FederationKind
  /** All that are configured, in the order of the file. */
  readonly methods: readonly FederationKind[]
  readonly methodReason: MethodReason
  /** The role is assumed with the credentials of another role. */
  readonly isChained: boolean
  /** Session tags and source identity of ours reach AWS. False when the provider's own token is handed on: it says what it says. */
  readonly carriesTags: boolean
  /** The person has to type the one-time code of an MFA device. */
  readonly needsMfaCode: boolean
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

/** Whom an account belongs to, by its tag `owner` or `team`; null when it has neither. */
export function ownerOf({ tags }: Account): string | null {
  return tags['owner'] ?? tags['team'] ?? null
}
