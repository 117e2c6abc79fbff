import type { AuditEvent } from '../domain/audit-event'
import { type AwsCode, type AwsReason, awsReasonOf, isAwsCode } from '../domain/aws-reason'
import type { Account } from '../domain/entitlement'
import type { SafeDetails } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { Installation } from './installation'
import { explainRefusal, type RefusalExplanation } from './refusal-explanation'

/** What may be said of one refusal by AWS, found by its reference. */
export interface RefusalView {
  readonly code: AwsCode
  /** Null where AWS's answer says no more than the code. */
  readonly reason: AwsReason | null
  /** Whom the account belongs to, by its tag `owner` or `team`; null when it has neither. */
  readonly accountOwner: string | null
  /** For administrators; null for everybody else. */
  readonly explanation: RefusalExplanation | null
}

/** Null for anybody but the person who was refused and administrators, and for what was not asked of AWS. */
export async function findRefusal(
  { repositories, current, base }: Installation,
  identity: Identity,
  reference: string,
): Promise<RefusalView | null> {
  const setup = current()
  const { access } = setup
  const rows = await repositories.auditRows.find(reference)
  const events = rows.flatMap(({ event }) => event ?? [])
  const refusal = events.findLast(({ code }) => code !== null)
  if (!refusal?.code || !isAwsCode(refusal.code)) return null
  const isAdmin = access.isAdmin(identity)
  if (!isAdmin && !isActor(refusal, identity)) return null
  const details: SafeDetails = Object.assign({}, ...events.map((event) => event.details))
  const account = access.accounts.find(({ id }) => id === refusal.target?.accountId)
  return {
    code: refusal.code,
    reason: awsReasonOf(refusal.code, refusal.details['reason']),
    accountOwner: ownerOf(account),
    explanation: isAdmin ? explainRefusal({ setup, base: base(), refusal, details }) : null,
  }
}

function isActor({ actor }: AuditEvent, { source, subject }: Identity): boolean {
  return actor?.source === source && actor.subject === subject
}

function ownerOf(account: Account | undefined): string | null {
  return account?.tags['owner'] ?? account?.tags['team'] ?? null
}
