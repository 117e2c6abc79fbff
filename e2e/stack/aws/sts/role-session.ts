import { AwsFault } from '../aws-fault'
import type { AwsRole } from '../entities'
import type { RoleSession } from '../principal'
import { makeTemporaryKeys } from '../sessions'
import type { XmlElements } from '../xml'
import { describeKeys } from './credentials'
import type { StsCall } from './operation'
import { packedPolicySize } from './packed-policy'
import type { RoleParameters } from './parameters'
import { readSessionPolicies } from './session-policies'
import type { SessionTags } from './session-tags'

/** A role that was granted, and what its session is made of. */
export interface RoleGrant extends SessionTags {
  readonly role: AwsRole
  readonly sessionName: string
  readonly sourceIdentity: string | null
  readonly lastingKeys: Readonly<Record<string, string>>
  /** Upper bound from the proof itself, seconds. */
  readonly longestSeconds: number
  readonly isChained: boolean
  readonly mfaAuthenticatedAt: Date | null
}

const chainedSeconds = 3600

/**
 * Opens a session of a role that was granted: durations, then session policies. Fails with `ValidationError`,
 * `MalformedPolicyDocument` or `PackedPolicyTooLarge`, all 400. Returns the members of the result.
 */
export function openRoleSession(call: StsCall, parameters: RoleParameters, grant: RoleGrant): XmlElements {
  const { role, longestSeconds, ...rest } = grant
  checkDuration(parameters.durationSeconds, grant)
  const sessionPolicies = readSessionPolicies(call.context.registry, parameters, role.accountId)
  const packedSize = packedPolicySize({ ...parameters, tags: grant.tags })
  const durationSeconds = Math.min(parameters.durationSeconds, longestSeconds)
  const session = call.context.sessions.add<RoleSession>({
    ...rest,
    ...makeTemporaryKeys(call.context.now(), durationSeconds, call.region),
    kind: 'role-session',
    partition: role.partition,
    accountId: role.accountId,
    roleArn: role.arn,
    roleName: role.name,
    arn: `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/${grant.sessionName}`,
    userId: `${role.roleId}:${grant.sessionName}`,
    sessionPolicies,
  })
  call.note({ issuedAccessKeyId: session.accessKeyId })
  return {
    Credentials: describeKeys(session),
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    SourceIdentity: session.sourceIdentity ?? undefined,
    PackedPolicySize: packedSize ?? undefined,
  }
}

function checkDuration(seconds: number, { role, isChained }: RoleGrant): void {
  if (isChained && seconds > chainedSeconds) {
    const message = 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'
    throw new AwsFault('ValidationError', 400, message)
  }
  if (seconds > role.maxSessionDuration) {
    const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
    throw new AwsFault('ValidationError', 400, message)
  }
}
