import { AwsFault } from '../aws-fault'
import { textFaults, throwFaults } from './constraints'
import { requirePermission } from './identity-permission'
import type { StsOperation } from './operation'

/** Tells which account a key id belongs to, and nothing about its owner or state. Source: STS GetAccessKeyInfo. */
export const getAccessKeyInfo: StsOperation = {
  auth: 'sigv4',
  async run(call, caller) {
    const { context, parameters } = call
    const id = parameters.get('AccessKeyId')
    throwFaults(
      textFaults({ member: 'accessKeyId', value: id, isRequired: true, min: 16, max: 128, pattern: String.raw`[\w]*` }),
    )
    requirePermission(call, caller, 'sts:GetAccessKeyInfo')
    const owner = context.sessions.find(id ?? '') ?? context.registry.userOfKey(id ?? '')
    if (!owner) throw new AwsFault('ValidationError', 400, 'The access key id is not valid.')
    return { Account: owner.accountId }
  },
}
