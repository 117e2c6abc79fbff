import type { PartitionId } from '../domain/partition'
import type { AccessKeys } from './sts-port'

/**
 * What Brevet asks of AWS IAM: one inline policy of one role. Each call may be sent again without harm, and is. Fails with `iam_refused`,
 * whose `reason` says why, or with `iam_unreachable`, after which nobody knows what became of it.
 */
export interface Iam {
  /** Writes it over what stands under its name. */
  putRolePolicy(policy: RolePolicyName, document: string): Promise<void>
  /** What stands there, as parsed JSON; null when nothing does. */
  getRolePolicy(policy: RolePolicyName): Promise<unknown>
  /** Takes it away; that it was not there is no failure. */
  deleteRolePolicy(policy: RolePolicyName): Promise<void>
}

export interface RolePolicyName {
  readonly signer: AccessKeys
  readonly partition: PartitionId
  readonly roleName: string
  readonly policyName: string
}
