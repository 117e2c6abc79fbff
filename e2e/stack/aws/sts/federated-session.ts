import { AwsFault } from '../aws-fault'
import type { AwsRole } from '../entities'
import { conditionContext } from '../policy/condition-context'
import { isTrusted } from '../policy/trust'
import type { RoleSession } from '../role-session'
import { formatInstant, type XmlElements } from '../xml'
import type { StsCall } from './operation'
import { packedPolicySize } from './packed-policy'
import type { FederationParameters } from './parameters'
import { readSessionPolicies } from './session-policies'
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

/** A new session as the members of a result, and how much space its policies and tags took. */
export interface FederatedGrant {
  readonly session: RoleSession
  readonly elements: XmlElements
}

/**
 * Lets a verified claim into its role: trust policy, then duration, then session policies. A role that does not exist is refused
 * exactly as one that does not trust the caller: `AccessDenied` 403.
 */
export function openFederatedSession(
  call: StsCall,
  parameters: FederationParameters,
  claim: FederatedClaim,
): FederatedGrant {
  const role = call.context.registry.role(parameters.roleArn)
  if (!role || !isAdmitted(call, role, claim))
    throw new AwsFault('AccessDenied', 403, `Not authorized to perform ${claim.action}`)
  if (parameters.durationSeconds > role.maxSessionDuration) {
    const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
    throw new AwsFault('ValidationError', 400, message)
  }
  const { policy, policyArns } = parameters
  const sessionPolicies = readSessionPolicies(policy, policyArns)
  const packedSize = packedPolicySize({ policy, policyArns, tags: claim.tags })
  const session = call.context.sessions.mint({
    role,
    sessionName: claim.sessionName,
    issuedAt: call.context.now(),
    durationSeconds: Math.min(parameters.durationSeconds, claim.longestSeconds),
    tags: claim.tags,
    transitiveTagKeys: claim.transitiveTagKeys,
    sourceIdentity: claim.sourceIdentity,
    sessionPolicies,
    lastingKeys: { ...claim.lastingKeys, 'aws:FederatedProvider': claim.providerArn },
  })
  call.note({ accessKeyId: session.accessKeyId })
  return { session, elements: { ...describeSession(session), PackedPolicySize: packedSize ?? undefined } }
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
  const tagKeys = Object.keys(claim.tags)
  const requestTags = Object.entries(claim.tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])
  const sourceIdentity = claim.sourceIdentity ?? undefined
  return isTrusted({
    trustPolicy: role.trustPolicy,
    providerArn: claim.providerArn,
    actions: [
      claim.action,
      ...(tagKeys.length > 0 ? ['sts:TagSession'] : []),
      ...(sourceIdentity ? ['sts:SetSourceIdentity'] : []),
    ],
    context: conditionContext({
      ...Object.fromEntries(requestTags),
      ...claim.keys,
      ...claim.lastingKeys,
      'aws:TagKeys': tagKeys,
      'sts:TransitiveTagKeys': claim.transitiveTagKeys,
      'sts:RoleSessionName': claim.sessionName,
      'sts:SourceIdentity': sourceIdentity,
      'aws:FederatedProvider': claim.providerArn,
      'aws:SourceIp': call.request.sourceIp,
      'aws:CurrentTime': call.context.now().toISOString(),
      'aws:EpochTime': String(Math.floor(call.context.now().getTime() / 1000)),
      'aws:SecureTransport': 'true',
    }),
  })
}

function describeSession(session: RoleSession): XmlElements {
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: formatInstant(session.expiresAt),
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    SourceIdentity: session.sourceIdentity ?? undefined,
  }
}
