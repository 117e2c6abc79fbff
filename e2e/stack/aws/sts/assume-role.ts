import { AwsFault } from '../aws-fault'
import { parseRoleArn } from '../identifiers'
import { type Caller, isTemporary } from '../principal'
import { requireActiveRegion } from './active-region'
import { type Assumption, authorizeAssumption } from './assumption'
import { type MfaParameters, mfaConstraints, readMfaParameters, verifyMfa } from './mfa'
import type { StsCall, StsOperation } from './operation'
import { namePattern, type RoleParameters, readRoleParameters } from './parameters'
import { readTagParameters } from './request-tags'
import { openRoleSession } from './role-session'
import { inheritTags, transitiveTags } from './session-tags'

/** Exchanges an IAM user's or a role's own keys for those of another role. Source: STS AssumeRole. */
export const assumeRole: StsOperation = {
  auth: 'sigv4',
  async run(call, caller) {
    const request = readRequest(call)
    const { roleArn } = request.parameters
    refuseRoot(caller)
    refuseOtherPartition(caller, roleArn)
    requireActiveRegion(call, roleArn)
    const assumption = readAssumption(call, caller, request)
    const tags = inheritTags(assumption.requested, assumption.inheritedTags)
    const role = authorizeAssumption(call, caller, assumption)
    return openRoleSession(call, request.parameters, {
      ...tags,
      role,
      sessionName: assumption.sessionName,
      sourceIdentity: assumption.sourceIdentity,
      lastingKeys: {},
      longestSeconds: Number.POSITIVE_INFINITY,
      isChained: isTemporary(caller),
      mfaAuthenticatedAt: assumption.mfaAuthenticatedAt ?? (isTemporary(caller) ? caller.mfaAuthenticatedAt : null),
    })
  },
}

interface AssumeRoleRequest {
  readonly parameters: RoleParameters
  readonly sessionName: string
  readonly externalId: string | null
  readonly sourceIdentity: string | null
  readonly mfa: MfaParameters
}

function readRequest(call: StsCall): AssumeRoleRequest {
  const sessionName = call.parameters.get('RoleSessionName')
  const externalId = call.parameters.get('ExternalId')
  const sourceIdentity = call.parameters.get('SourceIdentity')
  const mfa = readMfaParameters(call.parameters)
  const parameters = readRoleParameters(call.parameters, [
    { member: 'roleSessionName', value: sessionName, isRequired: true, min: 2, max: 64, pattern: namePattern },
    { member: 'externalId', value: externalId, min: 2, max: 1224, pattern: String.raw`[\w+=,.@:\/-]*` },
    { member: 'sourceIdentity', value: sourceIdentity, min: 2, max: 64, pattern: namePattern },
    ...mfaConstraints(mfa),
  ])
  call.note({
    roleArn: parameters.roleArn,
    roleSessionName: sessionName ?? '',
    durationSeconds: parameters.durationSeconds,
    ...(externalId === null ? {} : { externalId }),
  })
  return { parameters, sessionName: sessionName ?? '', externalId, sourceIdentity, mfa }
}

/** Joins what is asked with what the calling session hands down: transitive tags, and a source identity, which is immutable. */
function readAssumption(call: StsCall, caller: Caller, request: AssumeRoleRequest): Assumption {
  const held = caller.kind === 'role-session' ? caller.sourceIdentity : null
  const sourceIdentity = held ?? request.sourceIdentity
  const requested = readTagParameters(call.parameters)
  call.note({
    principalTags: requested.tags,
    transitiveTagKeys: requested.transitiveTagKeys,
    ...(sourceIdentity === null ? {} : { sourceIdentity }),
  })
  return {
    roleArn: request.parameters.roleArn,
    sessionName: request.sessionName,
    externalId: request.externalId,
    sourceIdentity,
    isSourceIdentityChanged: held !== null && request.sourceIdentity !== null && request.sourceIdentity !== held,
    requested,
    inheritedTags: caller.kind === 'role-session' ? transitiveTags(caller) : {},
    mfaAuthenticatedAt: verifyMfa(call, caller, request.mfa),
  }
}

function refuseRoot(caller: Caller): void {
  if (caller.kind === 'root' || (caller.kind === 'user-session' && caller.issuer.kind === 'root')) {
    throw new AwsFault('AccessDenied', 403, 'Roles may not be assumed by root accounts.')
  }
}

/** Credentials never cross partitions. */
function refuseOtherPartition(caller: Caller, roleArn: string): void {
  if (parseRoleArn(roleArn)?.partition !== caller.partition)
    throw new AwsFault('ValidationError', 400, 'Request ARN is invalid')
}
