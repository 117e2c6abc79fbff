import { AwsFault } from './aws-fault'
import type { AwsRole, RolePolicy } from './entities'
import { checkInlinePolicySize } from './registry-rules'

/** What is done to an inline policy of a role. */
export interface RolePolicyChange {
  readonly role: Pick<AwsRole, 'accountId' | 'name'>
  readonly policyName: string
  /** Null: it is taken away. */
  readonly policy: RolePolicy | null
}

/**
 * The role after PutRolePolicy or DeleteRolePolicy. Roles of AWS services cannot be changed, and all inline policies of a role together
 * have a size. Fails with `UnmodifiableEntity`, `NoSuchEntity` or `LimitExceeded`.
 */
export function withRolePolicy(role: AwsRole, { policyName, policy }: RolePolicyChange): AwsRole {
  if (role.path.startsWith('/aws-service-role/')) {
    const message = `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`
    throw new AwsFault('UnmodifiableEntity', 400, message)
  }
  const rolePolicies = new Map(role.rolePolicies)
  if (policy === null) {
    rolePolicy(role, policyName)
    rolePolicies.delete(policyName)
  } else {
    rolePolicies.set(policyName, policy)
  }
  const documents = [...rolePolicies.values()].map(({ document }) => document)
  checkInlinePolicySize(role.name, [...role.permissionPolicies, ...documents])
  return { ...role, rolePolicies }
}

/** The inline policy of this name, or `NoSuchEntity` 404. */
export function rolePolicy(role: AwsRole, policyName: string): RolePolicy {
  const policy = role.rolePolicies.get(policyName)
  if (policy) return policy
  throw new AwsFault('NoSuchEntity', 404, `The role policy with name ${policyName} cannot be found.`)
}
