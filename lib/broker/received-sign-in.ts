import { BrevetError, isBrevetError } from '../domain/errors'
import { receivedAt } from '../identity/source'
import { record, recordRefusal } from './audit-trail'
import type { Installation } from './installation'
import { consumePending, findWaiting } from './pending'
import { type FinishedSignIn, findSource, openSession, unknownActor } from './sign-in'
import { countSignIn } from './throttle'
import type { Visit } from './visit'

/** Which of the answers that wait in this browser. */
export interface ReceivedName {
  readonly sourceId: string
  readonly id: string
  readonly browserToken: string | null
}

/** Whom an answer names that nobody here asked for. */
export interface ReceivedView {
  /** Label of the source. */
  readonly source: string
  readonly name: string
  readonly email: string | null
  readonly subject: string
  readonly returnTo: string
}

/** What is shown before somebody says yes; null when nothing waits in this browser under that name. */
export async function receivedView(installation: Installation, name: ReceivedName): Promise<ReceivedView | null> {
  const source = installation.current().sources.get(name.sourceId)
  if (!source?.receive) return null
  try {
    const { returnTo, memory } = await findWaiting(installation, { ...name, source: receivedAt(source.id) })
    const { name: called = '', subject = '', email = null } = memory
    return { source: source.label, name: called, subject, email, returnTo }
  } catch (error) {
    if (isBrevetError(error) && error.code === 'sign_in_state_mismatch') return null
    throw error
  }
}

export interface AnswerReceived extends Visit, ReceivedName {
  readonly isYes: boolean
  /** The session this browser had until now; it ends when a new one begins. */
  readonly previousSession: string | null
}

/**
 * Takes the person's yes or no, once. With a yes the answer is verified anew, by what is configured and known now, and gives a session;
 * null for a no, which is audited. Fails with `sign_in_state_mismatch` in any browser but the one that received the answer.
 */
export async function answerReceived(
  installation: Installation,
  request: AnswerReceived,
): Promise<FinishedSignIn | null> {
  const actor = unknownActor(request.sourceId)
  return recordRefusal(installation, { ...request, action: 'sign-in', actor, target: null }, async () => {
    const source = findSource(installation, request.sourceId)
    await countSignIn(installation, request.client.ip, source.id)
    if (!source.receive) throw new BrevetError('sign_in_state_mismatch')
    const pending = await findWaiting(installation, { ...request, source: receivedAt(source.id) })
    if (!request.isYes) {
      await consumePending(installation, pending)
      await recordNo(installation, request, pending.memory)
      return null
    }
    const form = new URLSearchParams({ SAMLResponse: pending.memory['answer'] ?? '' })
    const result = await source.receive({ url: new URL(installation.current().config.publicUrl), form })
    await consumePending(installation, pending)
    return openSession(installation, { ...request, returnTo: pending.returnTo, begunBy: 'provider' }, result)
  })
}

/** A no may mean that somebody else sent the answer: the row names whom it named. */
async function recordNo(
  installation: Installation,
  { reference, client, sourceId }: AnswerReceived,
  { subject = '', name = '', email }: Readonly<Record<string, string>>,
): Promise<void> {
  const actor = { source: sourceId, subject, name, email: email ?? null }
  const refusal = { outcome: 'refused', code: 'sign_in_cancelled', details: { begunBy: 'provider' } } as const
  await record(installation, { reference, client, action: 'sign-in', actor, ...refusal })
}
