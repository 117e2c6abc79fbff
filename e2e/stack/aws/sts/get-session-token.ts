import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import { conditionContext } from '../policy/condition-context'
import { isDenied } from '../policy/permission'
import type { LongTermUser, UserSession } from '../principal'
import { makeTemporaryKeys } from '../sessions'
import { requireActiveRegionFor } from './active-region'
import { textFaults, throwFaults } from './constraints'
import { describeKeys } from './credentials'
import { requireLongTerm, userDuration, userDurationFaults } from './long-term-caller'
import { readInteger } from './members'
import { mfaConstraints, readMfaParameters, verifyMfa } from './mfa'
import type { StsCall, StsOperation } from './operation'
import { requestKeys } from './request-keys'

/** Temporary keys of an IAM user itself, proven by a one-time code or not. Source: STS GetSessionToken. */
export const getSessionToken: StsOperation = {
  auth: 'sigv4',
  async run(call, caller) {
    const duration = readInteger(call.parameters, 'DurationSeconds')
    const mfa = readMfaParameters(call.parameters)
    throwFaults([...userDurationFaults(duration), ...mfaConstraints(mfa).flatMap(textFaults)])
    const user = requireLongTerm(caller, 'GetSessionToken')
    const durationSeconds = userDuration(user, duration)
    call.note({ durationSeconds })
    requireActiveRegionFor(call, user.accountId)
    refuseDenied(call, user)
    const session = call.context.sessions.add<UserSession>({
      ...makeTemporaryKeys(call.context.now(), durationSeconds, call.region),
      kind: 'user-session',
      partition: user.partition,
      accountId: user.accountId,
      arn: user.arn,
      userId: user.userId,
      issuer: user,
      mfaAuthenticatedAt: verifyMfa(call, user, mfa),
    })
    call.note({ issuedAccessKeyId: session.accessKeyId })
    return { Credentials: describeKeys(session) }
  },
}

/** It needs no permission, so that only an explicit deny stops it. */
function refuseDenied(call: StsCall, user: LongTermUser): void {
  const request = { tags: {}, transitiveTagKeys: [], sourceIdentity: null }
  const context = conditionContext({ ...requestKeys(call, request), ...callerKeys(user, call.context.now()) })
  const action = 'sts:GetSessionToken'
  if (!isDenied(permissionsOf(call.context.registry, user), { action, resource: '*', context })) return
  const message = `User: ${user.arn} is not authorized to perform: ${action} with an explicit deny in an identity-based policy`
  throw new AwsFault('AccessDenied', 403, message)
}
