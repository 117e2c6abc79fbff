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
  /** Null: it must be the answer to none. */
  readonly asked: Asked | null
  readonly now: () => Date
}

interface Asked {
  readonly pending: PendingSignIn
  /** The `source` that the pending sign-in must have. */
  readonly by: string
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
  const { asked } = attempt
  const requestId = asked && requestIdOf(asked)
  const received = readAnswer(attempt.answer, asked?.pending ?? null)
  checkStatus(checkRoot(received.root))
  const idp = await provider()
  const { signed, encryptedAssertions } = us.config
  const decryptionKeys = encryptedAssertions === 'refused' ? [] : await us.decryptionKeys.published()
  const { certificates } = idp
  const verified = verifyResponse(received, { signed, encryptedAssertions, certificates, decryptionKeys })
  const expected = expectedOf(us, idp, { requestId, now: attempt.now() })
  checkStatus(verified.response)
  checkResponse(verified.response, verified.isResponseSigned, expected)
  const facts = checkAssertion(verified.assertion, expected)
  await confirmByLibrary({ received, opened: verified.opened }, facts, { us, idp })
  return { assertion: verified.assertion, facts, issuer: idp.entityId }
}

function requestIdOf({ pending, by }: Asked): string {
  const { requestId } = pending.memory
  if (pending.source !== by || !requestId) throw new BrevetError('sign_in_state_mismatch')
  return requestId
}

function expectedOf(
  { config, consumerUrl, addressees }: ServiceProvider,
  { entityId: issuer }: IdpMetadata,
  { requestId, now }: { readonly requestId: string | null; readonly now: Date },
): ExpectedAnswer {
  return { consumerUrl, addressees, issuer, requestId, clock: { now, skewSeconds: config.clockSkewSeconds } }
}
