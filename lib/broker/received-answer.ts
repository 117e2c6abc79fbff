import { BrevetError } from '../domain/errors'
import { type CallbackRequest, receivedAt, type SignInResult } from '../identity/source'
import type { Installation } from './installation'
import { type BrowserBinding, keepPending, randomToken } from './pending'

/** An answer that nobody here asked for, and what verifies it. */
interface Unasked {
  readonly sourceId: string
  readonly answer: CallbackRequest
  /** The transaction cookie, if this browser has one for the source already. */
  readonly browserToken: string | null
  receive(answer: CallbackRequest): Promise<SignInResult>
}

/** An answer that was verified, and waits for somebody's yes in this browser. */
export interface ReceivedSignIn extends BrowserBinding {
  readonly kind: 'received'
  /** Under which it waits. */
  readonly id: string
}

/**
 * Takes an answer that nobody here asked for. It counts once, from now on: its assertion is remembered before anything is shown. No
 * session begins, since anybody can have made this browser post it; it is kept, sealed, until the person says yes. Fails with
 * `sign_in_replayed`, and as a sign-in does.
 */
export async function receiveAnswer(installation: Installation, unasked: Unasked): Promise<ReceivedSignIn> {
  const { sourceId, answer, browserToken, receive } = unasked
  const { identity, proof } = await receive(answer)
  if (proof.kind !== 'saml') throw new BrevetError('sign_in_state_mismatch')
  const { usedAssertions } = installation.repositories
  if (!(await usedAssertions.remember(sourceId, proof.assertionId, proof.expiresAt))) {
    throw new BrevetError('sign_in_replayed')
  }
  const id = randomToken()
  const { name, email, subject } = identity
  const returnTo = answer.form?.get('RelayState') ?? null
  const memory = { answer: answer.form?.get('SAMLResponse') ?? '', name, subject, ...(email && { email }) }
  const waiting = { id, source: receivedAt(sourceId), returnTo, browserToken, memory }
  return { kind: 'received', id, ...(await keepPending(installation, waiting)) }
}
