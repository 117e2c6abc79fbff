import { newReference } from '../audit/reference'
import type { AuditActor } from '../domain/audit-event'
import { BrevetError, isBrevetError, type SafeDetails } from '../domain/errors'
import type { Revocation, RevokedRole } from '../domain/revocation'
import { sessionName } from '../federation/session-name'
import { actorOf, type Deed, record, recordRefusal } from './audit-trail'
import type { Installation } from './installation'
import { changeRole, writePolicy } from './revocation-change'
import type { PersonalVisit } from './visit'

/** Lifts one revocation before its time; `not_found` for everybody but administrators, and for one that does not stand. */
export async function liftRevocation(installation: Installation, visit: PersonalVisit, id: string): Promise<void> {
  const { identity } = visit.session
  const { reference, client } = visit
  const deed: Deed = { reference, client, action: 'revocation-lift', actor: actorOf(identity), target: null }
  await recordRefusal(installation, deed, async () => {
    const role = installation.current().access.isAdmin(identity) ? await roleOf(installation, id) : null
    if (!role) throw new BrevetError('not_found')
    const asRole = { ...deed, target: targetOf(role) }
    await recordRefusal(installation, asRole, () =>
      lift(installation, {
        ...{ deed: asRole, role, sessionName: sessionName(identity) },
        isMeant: (one) => one.id === id,
        isForgotten: !installation.current().roleDenials.writesIn(role.accountId),
      }),
    )
  })
}

/** What CloudTrail calls the session by which a revocation ends at its time. */
const ownName = 'brevet-lifts-revocations'

/**
 * Lifts what no session can need any more. A role that another replica is changing, or that AWS does not let be changed, comes with the
 * next call; a failure is audited when it is another than the last of that role. What an administrator of AWS wrote by hand is theirs to
 * take away.
 */
export function createLifting(installation: Installation): () => Promise<void> {
  const failures = new Map<string, string>()
  return async () => {
    const now = installation.now()
    const isDue = ({ liftsAt, state }: Revocation) => liftsAt <= now && state !== 'by-hand'
    for (const { role, revocations } of await installation.repositories.revocations.list()) {
      if (!revocations.some(isDue)) continue
      const deed = { ...byItself(), target: targetOf(role) }
      try {
        await lift(installation, { deed, role, sessionName: ownName, isMeant: isDue, isForgotten: false })
        failures.delete(role.arn)
      } catch (error) {
        if (!isBrevetError(error)) throw error
        const { code, details } = error
        const isKnown = failures.get(role.arn) === code || code === 'revocation_busy'
        if (isKnown) continue
        failures.set(role.arn, code)
        await record(installation, { ...deed, outcome: 'failed', code, details })
      }
    }
  }
}

function byItself(): Omit<Deed, 'target'> & { readonly actor: AuditActor | null } {
  return { reference: newReference(), client: { ip: null, userAgent: null }, action: 'revocation-lift', actor: null }
}

interface Lift {
  readonly deed: Deed
  readonly role: RevokedRole
  readonly sessionName: string
  readonly isMeant: (revocation: Revocation) => boolean
  /** Brevet may no longer write there: somebody says that it was taken away by hand. */
  readonly isForgotten: boolean
}

/** The row stands before AWS is told. What was written by hand is only forgotten. */
async function lift(installation: Installation, wanted: Lift): Promise<void> {
  const { deed, role, sessionName: name, isMeant, isForgotten } = wanted
  await changeRole(installation, role, async ({ standing, keep }) => {
    const lifted = standing.filter(isMeant)
    const rest = standing.filter((one) => !isMeant(one))
    if (lifted.length === 0) return
    const details = { ...liftedDetails(lifted), remaining: rest.length }
    await record(installation, { ...deed, outcome: 'started', details })
    const isByHand = isForgotten || lifted.every(({ state }) => state === 'by-hand')
    if (!isByHand) {
      const denial = await installation.current().roleDenials.open(role, name)
      if (!(await writePolicy(denial, rest))) throw new BrevetError('iam_unreachable', { reason: 'read-back' })
    }
    await keep(isByHand ? rest : rest.map((one) => ({ ...one, state: 'written' as const })))
    await record(installation, {
      ...deed,
      outcome: 'succeeded',
      details: { ...details, how: isByHand ? 'by-hand' : 'written' },
    })
  })
}

function liftedDetails(lifted: readonly Revocation[]): SafeDetails {
  return { lifted: lifted.map(({ reference }) => reference).join(' ') }
}

async function roleOf({ repositories }: Installation, id: string): Promise<RevokedRole | null> {
  const all = await repositories.revocations.list()
  return all.find(({ revocations }) => revocations.some((one) => one.id === id))?.role ?? null
}

function targetOf({ accountId, name, arn }: RevokedRole) {
  return { accountId, roleName: name, roleArn: arn }
}
