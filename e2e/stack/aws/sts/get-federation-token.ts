import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import { conditionContext } from '../policy/condition-context'
import { decide } from '../policy/permission'
import type { FederatedUserSession, LongTermUser } from '../principal'
import { makeTemporaryKeys } from '../sessions'
import { requireActiveRegionFor } from './active-region'
import { textFaults, throwFaults } from './constraints'
import { describeKeys } from './credentials'
import { requireLongTerm, userDuration, userDurationFaults } from './long-term-caller'
import { readInteger } from './members'
import type { StsCall, StsOperation } from './operation'
import { packedPolicySize } from './packed-policy'
import { checkPolicyCount, namePattern, policyFaults, readPolicyParameters } from './parameters'
import { neededActions, requestKeys } from './request-keys'
import { readTagParameters } from './request-tags'
import { readSessionPolicies } from './session-policies'

/** Keys of at most 36 hours for somebody an IAM user vouches for. Source: STS GetFederationToken. */
export const getFederationToken: StsOperation = {
  auth: 'sigv4',
  async run(call, caller) {
    const { name, duration, policies, tags } = readRequest(call)
    const user = requireLongTerm(caller, 'GetFederationToken')
    const arn = `arn:${user.partition}:sts::${user.accountId}:federated-user/${name}`
    const durationSeconds = userDuration(user, duration)
    call.note({ resource: arn, durationSeconds, principalTags: tags })
    requireActiveRegionFor(call, user.accountId)
    authorize(call, user, { arn, tags })
    const sessionPolicies = readSessionPolicies(call.context.registry, policies, user.accountId) ?? []
    const packedSize = packedPolicySize({ ...policies, tags })
    const session = call.context.sessions.add<FederatedUserSession>({
      ...makeTemporaryKeys(call.context.now(), durationSeconds, call.region),
      kind: 'federated-user',
      partition: user.partition,
      accountId: user.accountId,
      arn,
      userId: `${user.accountId}:${name}`,
      name,
      issuer: user,
      tags,
      sessionPolicies,
      mfaAuthenticatedAt: null,
    })
    call.note({ issuedAccessKeyId: session.accessKeyId })
    return {
      Credentials: describeKeys(session),
      FederatedUser: { FederatedUserId: session.userId, Arn: arn },
      PackedPolicySize: packedSize ?? undefined,
    }
  },
}

function readRequest({ parameters }: StsCall) {
  const name = parameters.get('Name')
  const duration = readInteger(parameters, 'DurationSeconds')
  const policies = readPolicyParameters(parameters)
  throwFaults([
    ...textFaults({ member: 'name', value: name, isRequired: true, min: 2, max: 32, pattern: namePattern }),
    ...userDurationFaults(duration),
    ...policyFaults(policies),
  ])
  checkPolicyCount(policies)
  return { name: name ?? '', duration, policies, tags: readTagParameters(parameters).tags }
}

/** There is no trust policy here: the user's own policies must allow it, and tags besides. */
function authorize(
  call: StsCall,
  user: LongTermUser,
  session: { readonly arn: string; readonly tags: Readonly<Record<string, string>> },
): void {
  const request = { tags: session.tags, transitiveTagKeys: [], sourceIdentity: null }
  const context = conditionContext({ ...requestKeys(call, request), ...callerKeys(user, call.context.now()) })
  const permissions = permissionsOf(call.context.registry, user)
  for (const action of neededActions('sts:GetFederationToken', request)) {
    if (decide(permissions, { action, resource: session.arn, context }).isAllowed) continue
    const message = `User: ${user.arn} is not authorized to perform: ${action} on resource: ${session.arn}`
    throw new AwsFault('AccessDenied', 403, message)
  }
}
