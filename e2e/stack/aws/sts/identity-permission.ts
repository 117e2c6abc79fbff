import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import { conditionContext } from '../policy/condition-context'
import { decide } from '../policy/permission'
import type { Caller } from '../principal'
import type { StsCall } from './operation'

/**
 * What a caller's own policies must allow where no other policy has a say. Keys of GetFederationToken and GetSessionToken may not,
 * whatever their policies say. Fails with `AccessDenied` 403.
 */
export function requirePermission({ context }: StsCall, caller: Caller, action: string): void {
  const question = { action, resource: '*', context: conditionContext(callerKeys(caller, context.now())) }
  const isUserBound = caller.kind === 'federated-user' || caller.kind === 'user-session'
  if (!isUserBound && decide(permissionsOf(context.registry, caller), question).isAllowed) return
  throw new AwsFault('AccessDenied', 403, `User: ${caller.arn} is not authorized to perform: ${action}`)
}
