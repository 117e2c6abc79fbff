import type { AuditActor } from './audit-event'
import type { PartitionId } from './partition'

/** The role whose older sessions are denied. */
export interface RevokedRole {
  readonly accountId: string
  readonly partition: PartitionId
  readonly name: string
  readonly arn: string
}

/** How AWS knows the sessions of one person from those of others. */
export interface SessionMarks {
  /** RoleSessionNames: the end of `aws:userid`. */
  readonly sessionNames: readonly string[]
  /** Of the sessions that carry one; it goes on through role chaining. */
  readonly sourceIdentities: readonly string[]
}

export interface RevokedPerson {
  readonly source: string
  readonly subject: string
  readonly name: string | null
  readonly email: string | null
  readonly marks: SessionMarks
}

/** The sessions of a role that were begun before an instant, of one person or of everybody. */
export interface Revocation {
  readonly id: string
  /** Of the request that revoked, as in the audit. */
  readonly reference: string
  /** Null: everybody. */
  readonly person: RevokedPerson | null
  /** Whole seconds, as `aws:TokenIssueTime` has them. */
  readonly issuedBefore: Date
  /** No session from before can exist then. */
  readonly liftsAt: Date
  readonly reason: string
  readonly by: AuditActor
  /**
   * `written`: AWS gave back what was written. `unsure`: it was sent, and what became of it is not known. `by-hand`: Brevet may not
   * write here, and an administrator of the account does it.
   */
  readonly state: 'written' | 'unsure' | 'by-hand'
}

/** All that stands on one role: its one policy says it together. */
export interface RoleRevocations {
  readonly role: RevokedRole
  /** In the order in which they were made. */
  readonly revocations: readonly Revocation[]
}

/** AWS gives a session of a role no longer. Source: STS API Reference, DurationSeconds. */
const longestKeysSeconds = 43_200
/** Keys open a console that outlives them by as much, over a link of 15 minutes. Source: IAM User Guide, "SessionDuration". */
const longestConsoleSeconds = 43_200 + 900

/** When nothing that was begun before can run any more, whatever the role's own limit was and becomes. */
export function longestSessionEnd(issuedBefore: Date): Date {
  return new Date(issuedBefore.getTime() + (longestKeysSeconds + longestConsoleSeconds) * 1000)
}

/** The end of the second of an instant: AWS counts in whole seconds, and what was begun in the same one is meant as well. */
export function endOfSecond(instant: Date): Date {
  return new Date((Math.floor(instant.getTime() / 1000) + 1) * 1000)
}

/** What has to be denied for all of these to hold: a later revocation of everybody, or of the same person, says what an older one said. */
export function effectiveRevocations(revocations: readonly Revocation[]): readonly Revocation[] {
  return revocations.filter((one) => !revocations.some((other) => other !== one && says(other, one)))
}

/** Whether AWS denies a session already, as far as what stands was written. */
export function isDenied(
  { startedAt, sessionName }: { readonly startedAt: Date; readonly sessionName: string | null },
  revocations: readonly Revocation[],
): boolean {
  const means = ({ person }: Revocation) => person === null || person.marks.sessionNames.includes(sessionName ?? '')
  return revocations.some((one) => one.state === 'written' && startedAt < one.issuedBefore && means(one))
}

/** Of two that say the same, the first counts. */
function says(other: Revocation, one: Revocation): boolean {
  const isLater = other.issuedBefore.getTime() - one.issuedBefore.getTime() || (other.id < one.id ? 1 : -1)
  return isLater > 0 && (other.person === null || coversPerson(other.person, one.person))
}

function coversPerson(other: RevokedPerson, one: RevokedPerson | null): boolean {
  if (one === null || other.source !== one.source || other.subject !== one.subject) return false
  const has = (marks: readonly string[], all: readonly string[]) => all.every((mark) => marks.includes(mark))
  return (
    has(other.marks.sessionNames, one.marks.sessionNames) &&
    has(other.marks.sourceIdentities, one.marks.sourceIdentities)
  )
}
