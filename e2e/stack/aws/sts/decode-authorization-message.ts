import { AwsFault } from '../aws-fault'
import { textFaults, throwFaults } from './constraints'
import { requirePermission } from './identity-permission'
import type { StsOperation } from './operation'

/** Reads the encoded message of a refusal, as JSON. Source: STS DecodeAuthorizationMessage. */
export const decodeAuthorizationMessage: StsOperation = {
  auth: 'sigv4',
  async run(call, caller) {
    const encoded = call.parameters.get('EncodedMessage')
    throwFaults(textFaults({ member: 'encodedMessage', value: encoded, isRequired: true, min: 1, max: 10_240 }))
    requirePermission(call, caller, 'sts:DecodeAuthorizationMessage')
    const message = call.context.messages.decode(encoded ?? '', call.context.now())
    if (message !== null) return { DecodedMessage: message }
    throw new AwsFault('InvalidAuthorizationMessageException', 400, 'The encoded authorization message is invalid.')
  },
}
