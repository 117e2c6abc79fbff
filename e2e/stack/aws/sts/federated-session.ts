import { AwsFault } from '../aws-fault'
import type { AwsRole } from '../entities'
import { conditionContext } from '../policy/condition-context'
import { trustFor } from '../policy/trust'
import type { XmlElements } from '../xml'
import { requireActiveRegion } from './active-region'
import type { StsCall } from './operation'
import type { RoleParameters } from './parameters'
import { neededActions, requestKeys } from './request-keys'
import { openRoleSession } from './role-session'
import type { SessionTags } from './session-tags'

/** What a verified token or assertion says, in the terms of both federated operations. */
export interface FederatedClaim extends SessionTags {
  readonly action: 'sts:AssumeRoleWithWebIdentity' | 'sts:AssumeRoleWithSAML'
  readonly providerArn: string
  readonly sessionName: string
  readonly sourceIdentity: string | null
  /** Condition keys of the provider, e.g. `saml:aud`. */
  readonly keys: Readonly<Record<string, string | readonly string[]>>
  /** Keys that stay with the session. */
  readonly lastingKeys: Readonly<Record<string, string>>
  /** Upper bound from the proof itself, seconds. */
  readonly longestSeconds: number
}

/**
 * Lets a verified claim into its role: trust policy, then duration, then session policies. A role that does not exist is refused
 * exactly as one that does not trust the caller: `AccessDenied` 403.
 */
export function openFederatedSession(call: StsCall, parameters: RoleParameters, claim: FederatedClaim): XmlElements {
  requireActiveRegion(call, parameters.roleArn)
  const role = call.context.registry.role(parameters.roleArn)
  if (!role || !isAdmitted(call, role, claim))
    throw new AwsFault('AccessDenied', 403, `Not authorized to perform ${claim.action}`)
  return openRoleSession(call, parameters, {
    role,
    sessionName: claim.sessionName,
    tags: claim.tags,
    transitiveTagKeys: claim.transitiveTagKeys,
    sourceIdentity: claim.sourceIdentity,
    lastingKeys: { ...claim.lastingKeys, 'aws:FederatedProvider': claim.providerArn },
    longestSeconds: claim.longestSeconds,
    isChained: false,
    mfaAuthenticatedAt: null,
  })
}

/** Notes who comes and what they ask for, before anything is decided. */
export function noteClaim(call: StsCall, claim: FederatedClaim): void {
  call.note({
    principalArn: claim.providerArn,
    roleSessionName: claim.sessionName,
    principalTags: claim.tags,
    transitiveTagKeys: claim.transitiveTagKeys,
    ...(claim.sourceIdentity === null ? {} : { sourceIdentity: claim.sourceIdentity }),
  })
}

function isAdmitted(call: StsCall, role: AwsRole, claim: FederatedClaim): boolean {
  const context = conditionContext({
    ...requestKeys(call, claim),
    ...claim.keys,
    ...claim.lastingKeys,
    'aws:FederatedProvider': claim.providerArn,
  })
  return neededActions(claim.action, claim).every(
    (action) =>
      trustFor({
        trustPolicy: role.trustPolicy,
        principal: { kind: 'provider', arn: claim.providerArn },
        action,
        context,
      }) !== 'none',
  )
}
