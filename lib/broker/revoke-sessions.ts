import { randomUUID } from 'node:crypto'
import type { AuditTarget } from '../domain/audit-event'
import { BrevetError, type ErrorCode, isBrevetError, type SafeDetails } from '../domain/errors'
import {
  endOfSecond,
  longestSessionEnd,
  type Revocation,
  type RevokedPerson,
  type RevokedRole,
} from '../domain/revocation'
import type { OpenDenial } from '../federation/role-denials'
import { sessionName } from '../federation/session-name'
import { revocationPolicy } from '../trust/revocation-policy'
import { actorOf, type Deed, record, recordRefusal } from './audit-trail'
import type { Installation } from './installation'
import { endEverywhere } from './people-sessions'
import { changeRole, type RoleChange, writePolicy } from './revocation-change'
import { type PlannedRole, planRevocation, type RevocationPlan, type RevocationWish } from './revocation-plan'
import type { PersonalVisit } from './visit'

export interface RevokeSessions extends PersonalVisit {
  readonly wish: RevocationWish
  /** What was typed. */
  readonly confirm: string
  readonly reason: string
  /** Whether the person's sessions at Brevet end as well. */
  readonly signOut: boolean
}

/** What came of it, role by role. */
export interface RevokedSessions {
  readonly reference: string
  readonly roles: readonly RevokedSessionsOfRole[]
  /** Browsers that were signed out of Brevet; null where that was not wished. */
  readonly signedOut: number | null
}

export interface RevokedSessionsOfRole {
  readonly role: RevokedRole
  /** Null where the sessions are those of an IAM user, whose policy Brevet never writes. */
  readonly state: Revocation['state'] | null
  /** Why Brevet did not write, though it was to; null otherwise. */
  readonly code: ErrorCode | null
}

/**
 * Denies the sessions that were begun before now. The order is the promise: who may, what was typed, row in the audit, sign-out, then role
 * by role what AWS is told, and the row of the outcome. `not_found` for whomever and whatever is not known here.
 */
export async function revokeSessions(installation: Installation, request: RevokeSessions): Promise<RevokedSessions> {
  const { reference, client, session, wish } = request
  const target = wish.role && { accountId: wish.role.accountId, roleName: wish.role.name, roleArn: null }
  const deed: Deed = { reference, client, action: 'revocation', actor: actorOf(session.identity), target }
  return recordRefusal(installation, deed, async () => {
    const plan = await planRevocation(installation, session.identity, wish)
    if (!plan) throw new BrevetError('not_found')
    if (normal(request.confirm) !== normal(plan.confirm.text)) throw new BrevetError('revocation_name_mismatch')
    const reason = checkReason(request.reason)
    const common = { purpose: reason, ...personDetails(plan) }
    for (const { role } of plan.roles) {
      await record(installation, { ...deed, target: targetOf(role), outcome: 'started', details: common })
    }
    const signedOut = await signOutPerson(installation, request, plan)
    const roles: RevokedSessionsOfRole[] = []
    for (const planned of plan.roles) {
      const told = { ...common, ...(signedOut === null ? {} : { signedOut }) }
      roles.push(await revokeRole(installation, { request, planned, reason, deed, details: told }))
    }
    return { reference, roles, signedOut }
  })
}

function normal(text: string): string {
  return text.normalize('NFC').trim()
}

function checkReason(text: string): string {
  const reason = text.trim()
  const isFitting = reason.length >= 3 && reason.length <= 500 && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(reason)
  if (!isFitting) throw new BrevetError('request_malformed', { field: 'reason' })
  return reason
}

function personDetails({ person }: RevocationPlan): SafeDetails {
  if (person === null) return {}
  return {
    person: person.email ?? person.name ?? person.subject,
    personSource: person.source,
    personSubject: person.subject,
  }
}

function targetOf({ accountId, name, arn }: RevokedRole): AuditTarget {
  return { accountId, roleName: name, roleArn: arn }
}

async function signOutPerson(
  installation: Installation,
  { signOut }: RevokeSessions,
  { person }: RevocationPlan,
): Promise<number | null> {
  return signOut && person ? (await endEverywhere(installation, person)).length : null
}

interface RoleFacts {
  readonly request: RevokeSessions
  readonly planned: PlannedRole
  readonly reason: string
  readonly deed: Deed
  readonly details: SafeDetails
}

/** One role that fails does not keep the others from being revoked. */
async function revokeRole(installation: Installation, facts: RoleFacts): Promise<RevokedSessionsOfRole> {
  const { planned, deed, details } = facts
  const { role, denial } = planned
  const row = { ...deed, target: targetOf(role) }
  if (denial === null) {
    await record(installation, { ...row, outcome: 'succeeded', details: { ...details, how: 'printed' } })
    return { role, state: null, code: null }
  }
  try {
    const { revocation, failure } = await changeRole(installation, role, (right) => deny(installation, facts, right))
    const { issuedBefore, liftsAt, state } = revocation
    const times = { issuedBefore: issuedBefore.toISOString(), liftsAt: liftsAt.toISOString() }
    const told = { ...details, ...failure?.details, ...times, how: state, narrowedBy: denial.narrowedBy }
    const outcome =
      failure === null ? ({ outcome: 'succeeded' } as const) : { outcome: 'failed' as const, code: failure.code }
    await record(installation, { ...row, ...outcome, details: told })
    return { role, state, code: failure?.code ?? null }
  } catch (error) {
    if (!isBrevetError(error) || error.code === 'audit_unavailable') throw error
    await record(installation, {
      ...row,
      outcome: 'failed',
      code: error.code,
      details: { ...details, ...error.details },
    })
    return { role, state: null, code: error.code }
  }
}

interface Denied {
  readonly revocation: Revocation
  readonly failure: BrevetError | null
}

/** What was sent may have arrived: it is remembered before, so that it is lifted whatever happens to this process. */
async function deny(installation: Installation, facts: RoleFacts, { standing, keep }: RoleChange): Promise<Denied> {
  const opened = facts.planned.denial?.isWritten ? await openDenial(installation, facts) : null
  const revocation = newRevocation(installation.now(), facts, opened && 'openedAt' in opened ? opened.openedAt : null)
  const next = [...standing, revocation]
  revocationPolicy(next)
  if (opened === null || isBrevetError(opened)) {
    await keep(next)
    return { revocation, failure: opened }
  }
  const unsure = next.map((one) => ({ ...one, state: 'unsure' as const }))
  await keep(unsure)
  const written = await writePolicy(opened, unsure).catch(known)
  const isRefused = isBrevetError(written) && written.code === 'iam_refused'
  const state: Revocation['state'] = written === true ? 'written' : isRefused ? 'by-hand' : 'unsure'
  // A refusal leaves what stood before as it was.
  const kept = state === 'by-hand' ? [...standing, { ...revocation, state }] : next.map((one) => ({ ...one, state }))
  await keep(kept)
  return { revocation: { ...revocation, state }, failure: isBrevetError(written) ? written : null }
  function known(error: unknown): BrevetError {
    if (!isBrevetError(error)) throw error
    return error
  }
}

/** Who revokes stands in CloudTrail as the name of the session. */
async function openDenial(
  installation: Installation,
  { planned, request }: RoleFacts,
): Promise<OpenDenial | BrevetError> {
  const { roleDenials } = installation.current()
  try {
    return await roleDenials.open(planned.role, sessionName(request.session.identity))
  } catch (error) {
    if (isBrevetError(error)) return error
    throw error
  }
}

/** The later of our clock and AWS's: what was begun a moment ago by either is meant. */
function newRevocation(now: Date, { request, planned, reason }: RoleFacts, awsTime: Date | null): Revocation {
  const person: RevokedPerson | null = planned.denial?.person ?? null
  const issuedBefore = endOfSecond(awsTime !== null && awsTime > now ? awsTime : now)
  return {
    id: randomUUID(),
    reference: request.reference,
    person,
    issuedBefore,
    liftsAt: longestSessionEnd(issuedBefore),
    reason,
    by: actorOf(request.session.identity),
    state: 'by-hand',
  }
}
