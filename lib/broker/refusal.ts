import type { AuditEvent } from '../domain/audit-event'
import { isAwsCode } from '../domain/aws-reason'
import { ownerOf } from '../domain/entitlement'
import type { SafeDetails } from '../domain/errors'
import { type FederationKind, federationKinds } from '../domain/federation-kind'
import type { Identity } from '../domain/identity'
import { isReasonedCode, type ReasonedCode, type RefusalReason, reasonOf } from '../domain/refusal-reason'
import type { Installation } from './installation'
import { explainRefusal, type RefusalExplanation } from './refusal-explanation'
import { regionsOf } from './refusal-regions'

/** What may be said of one refusal beside its code, found by its reference. */
export interface RefusalView {
  readonly code: ReasonedCode
  /** Null where nothing is known beyond the code. */
  readonly reason: RefusalReason | null
  /** How AWS was asked, or would have been; null where that was not settled. */
  readonly method: FederationKind | null
  /** In which the account does not admit STS; empty for any other refusal. */
  readonly regions: readonly string[]
  /** Whom the account belongs to, by its tag `owner` or `team`; null when it has neither. */
  readonly accountOwner: string | null
  /** For administrators, where AWS refused; null for everybody else. */
  readonly explanation: RefusalExplanation | null
}

/** Null for anybody but the person who was refused and administrators, and for a code that says it all. */
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
  if (!refusal?.code || !isReasonedCode(refusal.code)) return null
  const isAdmin = access.isAdmin(identity)
  if (!isAdmin && !isActor(refusal, identity)) return null
  const details: SafeDetails = Object.assign({}, ...events.map((event) => event.details))
  const account = access.accounts.find(({ id }) => id === refusal.target?.accountId)
  return {
    code: refusal.code,
    reason: reasonOf(refusal.code, refusal.details['reason']),
    method: federationKinds.find((method) => method === details['method']) ?? null,
    regions: refusal.code === 'sts_region_disabled' ? regionsOf(refusal.details) : [],
    accountOwner: account ? ownerOf(account) : null,
    explanation: isAdmin && isAwsCode(refusal.code) ? explainRefusal({ setup, base: base(), refusal, details }) : null,
  }
}

function isActor({ actor }: AuditEvent, { source, subject }: Identity): boolean {
  return actor?.source === source && actor.subject === subject
}
