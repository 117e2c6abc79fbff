import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import { conditionContext } from '../policy/condition-context'
import { decide } from '../policy/permission'
import type { Caller } from '../principal'
import { textFaults, throwFaults } from './constraints'
import type { StsOperation } from './operation'

/** Tells which account a key id belongs to, and nothing about its owner or state. Source: STS GetAccessKeyInfo. */
export const getAccessKeyInfo: StsOperation = {
  auth: 'sigv4',
  async run({ context, parameters }, caller) {
    const id = parameters.get('AccessKeyId')
    throwFaults(
      textFaults({ member: 'accessKeyId', value: id, isRequired: true, min: 16, max: 128, pattern: String.raw`[\w]*` }),
    )
    const action = 'sts:GetAccessKeyInfo'
    const keys = conditionContext(callerKeys(caller, context.now()))
    const permissions = permissionsOf(context.registry, caller)
    if (isUserBound(caller) || !decide(permissions, { action, resource: '*', context: keys }).isAllowed) {
      throw new AwsFault('AccessDenied', 403, `User: ${caller.arn} is not authorized to perform: ${action}`)
    }
    const owner = context.sessions.find(id ?? '') ?? context.registry.userOfKey(id ?? '')
    if (!owner) throw new AwsFault('ValidationError', 400, 'The access key id is not valid.')
    return { Account: owner.accountId }
  },
}

/** Keys of GetFederationToken and GetSessionToken may not ask this, whatever their policies say. */
function isUserBound(caller: Caller): boolean {
  return caller.kind === 'federated-user' || caller.kind === 'user-session'
}
