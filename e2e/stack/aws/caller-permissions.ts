import type { AwsRole } from './entities'
import type { PolicyDocument } from './policy/document'
import type { Permissions } from './policy/permission'
import { type Caller, isTemporary, type LongTermUser, type TemporarySession } from './principal'
import type { AwsRegistry } from './registry'

/** A policy that allows everything: what bounds a root user. */
export const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }],
}

/** The policies that bound a caller. A role's policies are read at each call: a change is in force for running sessions. */
export function permissionsOf(registry: AwsRegistry, caller: Caller): Permissions {
  switch (caller.kind) {
    case 'root':
      return { identity: [everything], session: null }
    case 'iam-user':
      return { identity: caller.permissionPolicies, session: null }
    case 'user-session':
      return permissionsOf(registry, caller.issuer)
    case 'federated-user':
      return { identity: permissionsOf(registry, caller.issuer).identity, session: caller.sessionPolicies }
    case 'role-session':
      return { identity: policiesOfRole(registry.role(caller.roleArn)), session: caller.sessionPolicies }
  }
}

function policiesOfRole(role: AwsRole | null): readonly PolicyDocument[] {
  if (role === null) return []
  return [...role.permissionPolicies, ...[...role.rolePolicies.values()].map(({ document }) => document)]
}

/** Condition keys by name; absent values leave a key out. */
type ConditionKeys = Readonly<Record<string, string | undefined>>

/** The condition keys that every request of this caller carries. Source: IAM global condition context keys. */
export function callerKeys(caller: Caller, now: Date): ConditionKeys {
  return {
    'aws:userid': caller.userId,
    'aws:PrincipalAccount': caller.accountId,
    ...(isTemporary(caller) ? sessionKeys(caller, now) : {}),
    ...identityKeys(caller),
  }
}

/** The ARNs under which a trust policy can name a caller. */
export function arnsOf(caller: Caller): readonly string[] {
  if (caller.kind === 'role-session') return [caller.roleArn, caller.arn]
  return [caller.arn]
}

function identityKeys(caller: Caller): ConditionKeys {
  switch (caller.kind) {
    case 'root':
    case 'iam-user':
      return userKeys(caller)
    case 'user-session':
      return userKeys(caller.issuer)
    case 'federated-user':
      return { ...tagKeys(caller.tags), 'aws:PrincipalArn': caller.arn, 'aws:PrincipalType': 'FederatedUser' }
    case 'role-session':
      return {
        ...tagKeys(caller.tags),
        ...caller.lastingKeys,
        'aws:PrincipalArn': caller.roleArn,
        'aws:PrincipalType': 'AssumedRole',
        'aws:SourceIdentity': caller.sourceIdentity ?? undefined,
      }
  }
}

function userKeys(user: LongTermUser): ConditionKeys {
  if (user.kind === 'root') return { 'aws:PrincipalArn': user.arn, 'aws:PrincipalType': 'Account' }
  return {
    ...tagKeys(user.tags),
    'aws:PrincipalArn': user.arn,
    'aws:PrincipalType': 'User',
    'aws:username': user.name,
  }
}

/** Long-term keys carry no `aws:MultiFactorAuthPresent`, temporary ones always; the age only where a code was given. */
function sessionKeys({ issuedAt, mfaAuthenticatedAt }: TemporarySession, now: Date): ConditionKeys {
  const age = mfaAuthenticatedAt && Math.floor((now.getTime() - mfaAuthenticatedAt.getTime()) / 1000)
  return {
    'aws:TokenIssueTime': issuedAt.toISOString(),
    'aws:MultiFactorAuthPresent': String(mfaAuthenticatedAt !== null),
    'aws:MultiFactorAuthAge': age === null ? undefined : String(age),
  }
}

function tagKeys(tags: Readonly<Record<string, string>>): ConditionKeys {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]))
}
