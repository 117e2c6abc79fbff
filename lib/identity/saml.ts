/**
 * SAML 2.0, Web Browser SSO Profile, begun by us only: a signed AuthnRequest out, a signed Response back by HTTP-POST.
 * In this order: what is posted is judged as text, then as a tree, then its signatures are verified, and only what the signed bytes
 * say becomes an identity. Source: SAML Core, Bindings, Profiles and Metadata 2.0; XML Signature 1.1.
 */
import type { SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { SamlProof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { PendingSignIn } from '../domain/sign-in'
import { readAnswer } from './saml-answer'
import { type AssertionFacts, checkAssertion } from './saml-assertion'
import { attributesOf } from './saml-attributes'
import { checkResponse, checkStatus, type ExpectedAnswer } from './saml-checks'
import { confirmByLibrary } from './saml-confirmation'
import { identityOf } from './saml-identity'
import type { IdpMetadata } from './saml-metadata'
import { createProvider } from './saml-provider'
import { startSignIn } from './saml-request'
import { type ServiceProvider, serviceProviderMetadata } from './saml-service-provider'
import { verifyResponse } from './saml-signature'
import { checkRoot } from './saml-structure'
import type { CallbackRequest, IdentitySource, SignInResult, SourceDependencies } from './source'

/** A source that speaks SAML 2.0. Asks for the provider's metadata at the first sign-in. */
export function createSamlSource(config: SamlSourceConfig, dependencies: SourceDependencies): IdentitySource {
  const provider = createProvider(config.metadata, dependencies)
  const us: ServiceProvider = {
    config,
    consumerUrl: `${dependencies.publicUrl}/auth/${config.id}/callback`,
    keys: dependencies.samlKeys,
  }
  return {
    id: config.id,
    kind: 'saml',
    label: config.label,
    begin: async ({ pendingId }) => startSignIn(us, await provider(), pendingId),
    finish: async (answer, pending) => {
      const requestId = requestIdOf(pending, config.id)
      const received = { answer, pending, requestId, now: dependencies.now }
      return finish(us, provider, received)
    },
    refresh: async () => null,
    metadata: () => serviceProviderMetadata(us),
    signOutUrl: async () => null,
  }
}

function requestIdOf(pending: PendingSignIn, source: string): string {
  const { requestId } = pending.memory
  if (pending.source !== source || !requestId) throw new BrevetError('sign_in_state_mismatch')
  return requestId
}

interface Attempt {
  readonly answer: CallbackRequest
  readonly pending: PendingSignIn
  readonly requestId: string
  readonly now: () => Date
}

/** Changes nothing anywhere: an answer that somebody made up cannot cancel the sign-in that it names. */
async function finish(
  us: ServiceProvider,
  provider: () => Promise<IdpMetadata>,
  attempt: Attempt,
): Promise<SignInResult> {
  const received = readAnswer(attempt.answer, attempt.pending)
  checkStatus(checkRoot(received.root))
  const idp = await provider()
  const { config } = us
  const verified = verifyResponse(received, { signed: config.signed, certificates: idp.certificates })
  const expected = expectedOf(us, idp, attempt)
  checkStatus(verified.response)
  checkResponse(verified.response, verified.isResponseSigned, expected)
  const facts = checkAssertion(verified.assertion, expected)
  await confirmByLibrary(received, facts, { us, idp })
  const { nameId, authenticatedAt, sessionEndsBy } = facts
  const attributes = attributesOf(verified.assertion)
  const identity = identityOf({ nameId, attributes, authenticatedAt }, config)
  return { identity, proof: proofOf(verified.assertion, facts), sessionEndsBy }
}

function expectedOf({ config, consumerUrl }: ServiceProvider, idp: IdpMetadata, attempt: Attempt): ExpectedAnswer {
  return {
    consumerUrl,
    audience: config.spEntityId,
    issuer: idp.entityId,
    requestId: attempt.requestId,
    clock: { now: attempt.now(), skewSeconds: config.clockSkewSeconds },
  }
}

function proofOf(assertion: Element, facts: AssertionFacts): SamlProof {
  const { assertionId, nameId, sessionIndex, expiresAt } = facts
  return { kind: 'saml', assertionId, assertion: secret(assertion.toString()), nameId, sessionIndex, expiresAt }
}
