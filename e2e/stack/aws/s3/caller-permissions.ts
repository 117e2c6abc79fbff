import type { Permissions } from '../policy/permission'
import type { AwsRegistry } from '../registry'
import type { Caller } from '../role-session'

/** The policies that bound a caller. A role's policies are read at each call: a change is in force for running sessions. */
export function permissionsOf(registry: AwsRegistry, caller: Caller): Permissions {
  if (caller.kind === 'iam-user') return { identity: caller.permissionPolicies, session: null }
  return { identity: registry.role(caller.roleArn)?.permissionPolicies ?? [], session: caller.sessionPolicies }
}

/** The condition keys that every request of this caller carries. */
export function sessionKeys(caller: Caller): Readonly<Record<string, string | undefined>> {
  const shared = { 'aws:userid': caller.userId, 'aws:PrincipalAccount': caller.accountId }
  if (caller.kind === 'iam-user') {
    return {
      ...shared,
      'aws:PrincipalArn': caller.arn,
      'aws:PrincipalType': 'User',
      'aws:username': caller.arn.split('/').at(-1),
    }
  }
  const tags = Object.entries(caller.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])
  return {
    ...Object.fromEntries(tags),
    ...caller.lastingKeys,
    ...shared,
    'aws:PrincipalArn': caller.roleArn,
    'aws:PrincipalType': 'AssumedRole',
    'aws:SourceIdentity': caller.sourceIdentity ?? undefined,
    'aws:TokenIssueTime': caller.issuedAt.toISOString(),
  }
}
