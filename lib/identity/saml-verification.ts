import { BrevetError } from '../domain/errors'
import type { PendingSignIn } from '../domain/sign-in'
import { readAnswer } from './saml-answer'
import { type AssertionFacts, checkAssertion } from './saml-assertion'
import { checkResponse, checkStatus, type ExpectedAnswer } from './saml-checks'
import { confirmByLibrary } from './saml-confirmation'
import type { IdpMetadata } from './saml-metadata'
import type { Provider } from './saml-provider'
import type { ServiceProvider } from './saml-service-provider'
import { verifyResponse } from './saml-signature'
import { checkRoot } from './saml-structure'
import type { CallbackRequest } from './source'

/** An answer that arrived, and the request that it must be the answer to. */
export interface Attempt {
  readonly answer: CallbackRequest
  readonly pending: PendingSignIn
  /** The `source` that the pending sign-in must have. */
  readonly pendingSource: string
  readonly now: () => Date
}

/** What stands in signed bytes and passed every check. */
export interface VerifiedAnswer {
  readonly assertion: Element
  readonly facts: AssertionFacts
  /** Entity id of the provider. */
  readonly issuer: string
}

/** Changes nothing anywhere: an answer that somebody made up cannot cancel the sign-in that it names. */
export async function verifyAnswer(us: ServiceProvider, provider: Provider, attempt: Attempt): Promise<VerifiedAnswer> {
  const requestId = requestIdOf(attempt)
  const received = readAnswer(attempt.answer, attempt.pending)
  checkStatus(checkRoot(received.root))
  const idp = await provider()
  const verified = verifyResponse(received, { signed: us.config.signed, certificates: idp.certificates })
  const expected = expectedOf(us, idp, { requestId, now: attempt.now() })
  checkStatus(verified.response)
  checkResponse(verified.response, verified.isResponseSigned, expected)
  const facts = checkAssertion(verified.assertion, expected)
  await confirmByLibrary(received, facts, { us, idp })
  return { assertion: verified.assertion, facts, issuer: idp.entityId }
}

function requestIdOf({ pending, pendingSource }: Attempt): string {
  const { requestId } = pending.memory
  if (pending.source !== pendingSource || !requestId) throw new BrevetError('sign_in_state_mismatch')
  return requestId
}

function expectedOf(
  { config, consumerUrl, addressees }: ServiceProvider,
  { entityId: issuer }: IdpMetadata,
  { requestId, now }: { readonly requestId: string; readonly now: Date },
): ExpectedAnswer {
  return { consumerUrl, addressees, issuer, requestId, clock: { now, skewSeconds: config.clockSkewSeconds } }
}
