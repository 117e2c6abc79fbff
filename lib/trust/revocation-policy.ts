import { BrevetError } from '../domain/errors'
import { effectiveRevocations, type Revocation, type SessionMarks } from '../domain/revocation'
import {
  type PolicyConditions,
  type PolicyDocument,
  type PolicyStatement,
  policyOf,
  policySize,
} from './policy-document'

/** Under which Brevet's deny stands among the inline policies of a role; it is Brevet's alone. */
export const revocationPolicyName = 'BrevetRevokeOlderSessions'

/** All inline policies of a role together, in characters without white space. Source: IAM quotas. */
export const inlinePolicyQuota = 10_240

type Denied = Pick<Revocation, 'reference' | 'issuedBefore' | 'person' | 'id'>

/**
 * The one policy that denies all that stands on a role; null when nothing does. Who came later is not touched, and what a name holds
 * widens nothing: a name that is none of AWS's, and a person whom no mark tells from others, fail with `internal`. Fails with
 * `revocation_too_large` beyond IAM's quota. Source: IAM User Guide, "Revoke IAM role temporary security credentials".
 */
export function revocationPolicy(revocations: readonly Revocation[]): PolicyDocument | null {
  const statements = effectiveRevocations(revocations).flatMap(statementsOf)
  if (statements.length === 0) return null
  const policy = policyOf(...statements)
  if (policySize(policy) > inlinePolicyQuota) throw new BrevetError('revocation_too_large')
  return policy
}

/** Two for a person, since conditions of one statement must hold together: chained sessions keep the source identity, others the name. */
function statementsOf({ reference, issuedBefore, person }: Denied): readonly PolicyStatement[] {
  const id = reference.replace(/[^0-9A-Za-z]/g, '')
  const older = { DateLessThan: { 'aws:TokenIssueTime': wholeSeconds(issuedBefore) } }
  if (person === null) return [deny(id, older)]
  const { sessionNames, sourceIdentities } = safeMarks(person.marks)
  const names = sessionNames.map((name) => `*:${name}`)
  return [
    ...(sourceIdentities.length === 0
      ? []
      : [deny(`${id}BySourceIdentity`, { ...older, StringEquals: { 'aws:SourceIdentity': sourceIdentities } })]),
    ...(names.length === 0 ? [] : [deny(`${id}BySessionName`, { ...older, StringLike: { 'aws:userid': names } })]),
  ]
}

function deny(Sid: string, Condition: PolicyConditions): PolicyStatement {
  return { Sid, Effect: 'Deny', Action: '*', Resource: '*', Condition }
}

/** RoleSessionName and SourceIdentity: no wildcard, no policy variable and no colon is among their characters. */
const safeName = /^[\w+=,.@-]{2,64}$/

function safeMarks(marks: SessionMarks): SessionMarks {
  const all = [...marks.sessionNames, ...marks.sourceIdentities]
  if (all.length === 0 || !all.every((name) => safeName.test(name))) {
    throw new BrevetError('internal', { reason: 'session_marks' })
  }
  return marks
}

function wholeSeconds(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
