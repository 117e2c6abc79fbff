import { AwsFault } from '../aws-fault'
import { arnsOf, callerKeys, everything, permissionsOf } from '../caller-permissions'
import type { AwsRole } from '../entities'
import { type ConditionContext, conditionContext } from '../policy/condition-context'
import { decide } from '../policy/permission'
import { trustFor } from '../policy/trust'
import type { Caller } from '../principal'
import type { StsCall } from './operation'
import { neededActions, requestKeys } from './request-keys'
import type { SessionTags } from './session-tags'

/** What somebody asks of AssumeRole. */
export interface Assumption {
  readonly roleArn: string
  readonly sessionName: string
  readonly externalId: string | null
  /** The one held, else the one asked for. */
  readonly sourceIdentity: string | null
  /** Whether another one is asked for than is held: immutable once set. */
  readonly isSourceIdentityChanged: boolean
  readonly requested: SessionTags
  /** Transitive tags of the calling session. */
  readonly inheritedTags: Readonly<Record<string, string>>
  readonly mfaAuthenticatedAt: Date | null
}

interface Question {
  readonly role: AwsRole
  readonly action: string
  readonly context: ConditionContext
}

/**
 * Lets a caller into a role, or fails with `AccessDenied` 403. The caller's identity policies and the role's trust policy must both
 * allow every action that is needed; only where the trust policy names a caller of its own account does it suffice alone. A role
 * that does not exist is refused in the same words. Source: IAM policy evaluation logic, "Cross-account policy evaluation".
 */
export function authorizeAssumption(call: StsCall, caller: Caller, assumption: Assumption): AwsRole {
  const role = call.context.registry.role(assumption.roleArn)
  const context = assumptionContext(call, caller, assumption)
  const request = {
    ...assumption,
    ...assumption.requested,
    tags: { ...assumption.inheritedTags, ...assumption.requested.tags },
  }
  for (const action of neededActions('sts:AssumeRole', request)) {
    if (!role || caller.kind === 'federated-user' || !isAllowed(call, caller, { role, action, context })) {
      throw denied(caller, action, assumption.roleArn)
    }
  }
  if (!role || assumption.isSourceIdentityChanged) throw denied(caller, 'sts:SetSourceIdentity', assumption.roleArn)
  return role
}

function isAllowed(call: StsCall, caller: Caller, { role, action, context }: Question): boolean {
  const principal = { kind: 'caller', accountId: caller.accountId, arns: arnsOf(caller) } as const
  const trust = trustFor({ trustPolicy: role.trustPolicy, principal, action, context })
  if (trust === 'none') return false
  const permissions = permissionsOf(call.context.registry, caller)
  const suffices = trust === 'principal' && role.accountId === caller.accountId
  const identity = suffices ? [...permissions.identity, everything] : permissions.identity
  return decide({ ...permissions, identity }, { action, resource: role.arn, context }).isAllowed
}

function assumptionContext(call: StsCall, caller: Caller, assumption: Assumption): ConditionContext {
  const { sessionName, sourceIdentity, externalId } = assumption
  return conditionContext({
    ...requestKeys(call, { ...assumption.requested, sessionName, sourceIdentity }),
    ...callerKeys(caller, call.context.now()),
    'sts:ExternalId': externalId ?? undefined,
    ...(assumption.mfaAuthenticatedAt ? { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' } : {}),
  })
}

function denied(caller: Caller, action: string, resource: string): AwsFault {
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource}`
  return new AwsFault('AccessDenied', 403, message)
}
