import { parseRoleArn, type RoleArn } from '../domain/arn'
import type { TemporaryCredentials } from '../domain/credentials'
import type { SessionPolicy } from '../domain/entitlement'
import { BrevetError, isBrevetError, type SafeDetails } from '../domain/errors'
import { federationTraits, maxChainedSeconds } from '../domain/federation-kind'
import type { IssueRequest } from './method'
import { describePerson, type PersonMarks, type TellingDependencies } from './person-marks'
import { narrowedPolicy } from './session-policy'

/** What every method tells AWS about one issuance. */
export interface Assumption extends PersonMarks {
  readonly role: RoleArn
  readonly roleArn: string
  readonly sessionPolicy: SessionPolicy | null
  readonly durationSeconds: number
}

const minFederatedSeconds = 900

/** Derives everything from the verified identity and the entitlement; fails with `request_malformed` beyond the entitlement's limits. */
export function describeAssumption(request: IssueRequest, dependencies: TellingDependencies): Assumption {
  const { identity, entitlement } = request
  const role = parseRoleArn(entitlement.role.arn)
  if (!role || role.accountId !== entitlement.account.id || role.partition !== entitlement.account.partition) {
    throw new BrevetError('internal', { reason: 'role_arn' })
  }
  return {
    ...describePerson(identity, entitlement.account.id, dependencies),
    role,
    roleArn: entitlement.role.arn,
    sessionPolicy: sessionPolicyOf(request),
    durationSeconds: checkDuration(request),
  }
}

/** One policy or none: AWS adds the policies of a session up, so that a second one would widen what the first leaves. */
function sessionPolicyOf({ entitlement: { role, account }, sessionPolicy }: IssueRequest): SessionPolicy | null {
  return role.sessionPolicy ? narrowedPolicy(role.sessionPolicy, sessionPolicy, account) : sessionPolicy
}

function checkDuration({ entitlement, durationSeconds }: IssueRequest): number {
  const { method, isChained, maxDurationSeconds } = entitlement
  const most = isChained ? maxChainedSeconds : federationTraits[method].maxSessionSeconds
  const longest = Math.min(maxDurationSeconds, most)
  if (!Number.isInteger(durationSeconds) || durationSeconds < minFederatedSeconds || durationSeconds > longest) {
    throw new BrevetError('request_malformed', { field: 'durationSeconds', min: minFederatedSeconds, max: longest })
  }
  return durationSeconds
}

/** Runs the exchange, and names the omitted tags in its outcome, good or bad, and in a bad one what AWS was told. */
export async function exchange(
  assumption: Assumption,
  call: () => Promise<TemporaryCredentials>,
): Promise<TemporaryCredentials> {
  const omittedTags = assumption.session.omitted.map(({ key, reason }) => `${key} (${reason})`)
  try {
    const credentials = await call()
    return omittedTags.length === 0 ? credentials : { ...credentials, omittedTags }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    const omitted: SafeDetails = omittedTags.length === 0 ? {} : { omittedTags: omittedTags.join(', ') }
    throw new BrevetError(error.code, { ...error.details, ...sentDetails(assumption), ...omitted }, { cause: error })
  }
}

/** For whoever explains the refusal: names as CloudTrail has them, and the keys of tags without their values. */
function sentDetails({ sessionName, sourceIdentity, session }: Assumption): SafeDetails {
  const tagKeys = session.tags.map(({ key }) => key).join(', ')
  return { sessionName, ...(sourceIdentity !== null && { sourceIdentity }), tagKeys }
}

/** The ARN of the session that is asked for; the role's path is not in it. */
export function sessionArn({ role, sessionName }: Pick<Assumption, 'role' | 'sessionName'>): string {
  return `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`
}

/** Accepts only a session of the role and person that were asked for: other answers fail with `sts_unreachable`. */
export function confirmRole(answer: TemporaryCredentials, role: RoleArn, assumption: Assumption): TemporaryCredentials {
  const { sourceIdentity } = assumption
  const expected = sessionArn({ ...assumption, role })
  // Where none is sent, the caller's own source identity goes on.
  const isSamePerson = sourceIdentity === null || answer.sourceIdentity === sourceIdentity
  if (answer.assumedRoleArn === expected && isSamePerson) return answer
  throw anotherSession()
}

/** As {@link confirmRole}, for a federated user of the account. */
export function confirmFederatedUser(answer: TemporaryCredentials, assumption: Assumption): TemporaryCredentials {
  const { role, federatedName } = assumption
  const expected = `arn:${role.partition}:sts::${role.accountId}:federated-user/${federatedName}`
  if (answer.assumedRoleArn === expected) return answer
  throw anotherSession()
}

function anotherSession(): BrevetError {
  return new BrevetError('sts_unreachable', { reason: 'answer_for_another_session' })
}
