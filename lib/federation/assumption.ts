import type { AwsConfig } from '../config/config'
import { parseRoleArn, type RoleArn } from '../domain/arn'
import type { TemporaryCredentials } from '../domain/credentials'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { IssueRequest, SessionPolicy } from './method'
import { sessionName, sessionSubject } from './session-name'
import { type SessionTags, sessionTags } from './session-tags'

/** What every method tells AWS about one issuance. */
export interface Assumption {
  readonly role: RoleArn
  readonly roleArn: string
  /** RoleSessionName and SourceIdentity alike. */
  readonly sessionName: string
  readonly subject: string
  readonly session: SessionTags
  readonly durationSeconds: number
  readonly sessionPolicy: SessionPolicy | null
}

/** The longest session that AWS gives a federated role. Source: STS API Reference, DurationSeconds. */
export const maxFederatedSeconds = 43_200
const minFederatedSeconds = 900

/** Derives everything from the verified identity and the entitlement; fails with `request_malformed` beyond the entitlement's limits. */
export function describeAssumption(request: IssueRequest, aws: AwsConfig): Assumption {
  const { identity, entitlement, durationSeconds, sessionPolicy } = request
  const role = parseRoleArn(entitlement.role.arn)
  if (!role || role.accountId !== entitlement.account.id || role.partition !== entitlement.account.partition) {
    throw new BrevetError('internal', { reason: 'role_arn' })
  }
  const longest = Math.min(entitlement.maxDurationSeconds, maxFederatedSeconds)
  if (!Number.isInteger(durationSeconds) || durationSeconds < minFederatedSeconds || durationSeconds > longest) {
    throw new BrevetError('request_malformed', { field: 'durationSeconds', min: minFederatedSeconds, max: longest })
  }
  return {
    role,
    roleArn: entitlement.role.arn,
    sessionName: sessionName(identity),
    subject: sessionSubject(identity),
    session: sessionTags(identity, aws.sessionTags),
    durationSeconds,
    sessionPolicy,
  }
}

/**
 * Runs the exchange, names the omitted tags in its outcome, and accepts only a session of the role and person that were
 * asked for: other answers fail with `sts_unreachable`.
 */
export async function exchange(
  assumption: Assumption,
  call: () => Promise<TemporaryCredentials>,
): Promise<TemporaryCredentials> {
  const omittedTags = assumption.session.omitted.map(({ key, reason }) => `${key} (${reason})`)
  if (omittedTags.length === 0) return confirmAnswer(await call(), assumption)
  try {
    return { ...confirmAnswer(await call(), assumption), omittedTags }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    throw new BrevetError(error.code, { ...error.details, omittedTags: omittedTags.join(', ') }, { cause: error })
  }
}

function confirmAnswer(answer: TemporaryCredentials, { role, sessionName }: Assumption): TemporaryCredentials {
  const expected = `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`
  if (answer.assumedRoleArn === expected && answer.sourceIdentity === sessionName) return answer
  throw new BrevetError('sts_unreachable', { reason: 'answer_for_another_session' })
}
