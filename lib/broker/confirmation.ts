import { BrevetError, isBrevetError } from '../domain/errors'
import type { PortalSession } from '../domain/session'
import type { PendingSignIn } from '../domain/sign-in'
import { type AwsApplication, awsApplicationOf, type CallbackRequest } from '../identity/source'
import { actorOf, type Deed, record, recordRefusal } from './audit-trail'
import { isRedeemable, redeemableUntil } from './aws-answer'
import type { Installation } from './installation'
import { type BegunSignIn, consumePending, findPending, openPending } from './pending'
import { findSource, unknownActor } from './sign-in'
import { countSignIn } from './throttle'
import type { PersonalVisit, Visit } from './visit'

export interface BeginConfirmation extends PersonalVisit {
  readonly sourceId: string
  readonly returnTo: string | null
  /** The provider must not ask the person anything: it confirms whom it knows, or says that it cannot. */
  readonly isPassive: boolean
  /** As in a sign-in. */
  readonly browserToken: string | null
}

/**
 * Sends somebody who is signed in to the second application of their source, for an answer made out to AWS. What comes back is bound to
 * this session, beside this browser. Fails with `proof_missing` where their source has no such application.
 */
export async function beginConfirmation(installation: Installation, request: BeginConfirmation): Promise<BegunSignIn> {
  const { session, sourceId, returnTo, browserToken, isPassive } = request
  return recordRefusal(installation, deedOf(request, session), async () => {
    if (session.identity.source !== sourceId) throw new BrevetError('proof_missing', { source: 'another' })
    const application = applicationOf(installation, sourceId)
    await countSignIn(installation, request.client.ip, sourceId)
    return openPending(installation, {
      source: awsApplicationOf(sourceId),
      returnTo,
      browserToken,
      memory: { session: session.idHash, isPassive: String(isPassive) },
      begin: (pendingId) => application.begin({ pendingId, isPassive }),
    })
  })
}

export interface FinishConfirmation extends Visit {
  readonly sourceId: string
  readonly answer: CallbackRequest
  readonly browserToken: string | null
  /** The session whose cookie came along, which it does only from a site that is the same as ours; null when none did. */
  readonly seenSession: string | null
}

export interface FinishedConfirmation {
  /** False: the provider does not know the person any more, and has to ask them. */
  readonly isConfirmed: boolean
  readonly returnTo: string
}

/**
 * Takes the answer, for the session that asked for it and no other: it begins none. The cookie of the session does not come with a form
 * of another site, so the pending sign-in names it, and the transaction cookie says that it is the same browser. Verified as a sign-in
 * is, and used once; whatever is wrong with it is audited, and nothing is kept. Fails with `not_signed_in` when the session has ended,
 * `subject_mismatch` for somebody else, `answer_expired` for what AWS takes no more, and as a sign-in does.
 */
export async function finishConfirmation(
  installation: Installation,
  request: FinishConfirmation,
): Promise<FinishedConfirmation> {
  const { sourceId } = request
  return recordRefusal(installation, { ...deedOf(request, null), actor: unknownActor(sourceId) }, async () => {
    const application = applicationOf(installation, sourceId)
    await countSignIn(installation, request.client.ip, sourceId)
    const pending = await findPending(installation, { ...request, source: awsApplicationOf(sourceId) })
    const session = await askingSession(installation, pending, request)
    const arrival = { request, application, pending, session }
    const { returnTo } = pending
    return recordRefusal(installation, deedOf(request, session), () => confirm(installation, arrival)).then(
      () => ({ isConfirmed: true, returnTo }),
      (error: unknown) => {
        if (isBrevetError(error) && error.code === 'idp_status' && pending.memory['isPassive'] === 'true')
          return { isConfirmed: false, returnTo }
        throw error
      },
    )
  })
}

/** It must still live, and no other may be in its place. */
async function askingSession(
  { sessions }: Installation,
  pending: PendingSignIn,
  { sourceId, seenSession }: FinishConfirmation,
): Promise<PortalSession> {
  const session = await sessions.read(pending.memory['session'] ?? '')
  const isReplaced = seenSession !== null && seenSession !== session?.idHash
  if (!session || session.identity.source !== sourceId || isReplaced) throw new BrevetError('not_signed_in')
  return session
}

interface Arrival {
  readonly request: FinishConfirmation
  readonly application: AwsApplication
  readonly pending: PendingSignIn
  readonly session: PortalSession
}

async function confirm(installation: Installation, { request, application, pending, session }: Arrival): Promise<void> {
  const { subject, assertionId, refusedFrom, answer } = await application.finish(request.answer, pending)
  if (subject !== session.identity.subject) throw new BrevetError('subject_mismatch')
  if (!isRedeemable(answer, installation.now())) throw new BrevetError('answer_expired', { reason: 'for_aws' })
  const { usedAssertions, awsAnswers } = installation.repositories
  await consumePending(installation, pending)
  if (!(await usedAssertions.remember(session.identity.source, assertionId, refusedFrom))) {
    throw new BrevetError('sign_in_replayed')
  }
  await record(installation, { ...deedOf(request, session), outcome: 'succeeded' })
  await awsAnswers.put(session.idHash, { ...answer, expiresAt: redeemableUntil(answer) })
}

function applicationOf(installation: Installation, sourceId: string): AwsApplication {
  const { awsApplication } = findSource(installation, sourceId)
  if (!awsApplication) throw new BrevetError('proof_missing', { source: 'no_aws_application' })
  return awsApplication
}

function deedOf({ reference, client }: Visit, session: PortalSession | null): Deed {
  return { reference, client, action: 'confirmation', actor: session && actorOf(session.identity), target: null }
}
