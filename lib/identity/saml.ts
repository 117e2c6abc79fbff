/**
 * SAML 2.0, Web Browser SSO Profile, begun by us only: a signed AuthnRequest out, a signed Response back by HTTP-POST.
 * In this order: what is posted is judged as text, then as a tree, then its signatures are verified, and only what the signed bytes
 * say becomes an identity. Source: SAML Core, Bindings, Profiles and Metadata 2.0; XML Signature 1.1.
 */
import type { SamlSourceConfig } from '../config/config'
import type { SamlProof } from '../domain/proof'
import { secret } from '../domain/secret'
import { attributesOf } from './saml-attributes'
import { createAwsApplication } from './saml-aws'
import { statedBy } from './saml-identity'
import { createSingleLogout, signOutUrl } from './saml-logout'
import { createProvider } from './saml-provider'
import { startSignIn } from './saml-request'
import { type ServiceProvider, serviceProviderMetadata } from './saml-service-provider'
import { type VerifiedAnswer, verifyAnswer } from './saml-verification'
import type { IdentitySource, SignInResult, SourceDependencies } from './source'
import { type WholeIdentity, wholeIdentities } from './whole-identity'

/** A source that speaks SAML 2.0. Asks for the provider's metadata at the first sign-in. */
export function createSamlSource(config: SamlSourceConfig, dependencies: SourceDependencies): IdentitySource {
  const provider = createProvider(config.metadata, dependencies)
  const consumerUrl = `${dependencies.publicUrl}/auth/${config.id}/callback`
  const us: ServiceProvider = {
    config,
    consumerUrl,
    logoutUrl: `${dependencies.publicUrl}/auth/${config.id}/logout`,
    keys: dependencies.samlKeys,
    addressees: [{ audience: config.spEntityId, isRecipient: (address) => address === consumerUrl }],
  }
  const whole = wholeIdentities(config, dependencies.directory)
  return {
    id: config.id,
    kind: 'saml',
    label: config.label,
    awsApplication: config.awsAssertion && createAwsApplication(config, config.awsAssertion, dependencies),
    begin: async ({ pendingId }) => startSignIn(us, await provider(), { relayState: pendingId, isPassive: false }),
    finish: async (answer, pending) => {
      const attempt = { answer, pending, pendingSource: config.id, now: dependencies.now }
      return signInResult(await verifyAnswer(us, provider, attempt), config, whole)
    },
    refresh: async () => null,
    metadata: () => serviceProviderMetadata(us),
    signOutUrl: async (proof) => signOutUrl(us, provider, { proof, now: dependencies.now() }),
    backChannel: null,
    singleLogout: createSingleLogout(us, provider, dependencies.now),
  }
}

async function signInResult(
  { assertion, facts, issuer }: VerifiedAnswer,
  config: SamlSourceConfig,
  whole: WholeIdentity,
): Promise<SignInResult> {
  const { nameId, authenticatedAt, sessionEndsBy } = facts
  const attributes = attributesOf(assertion)
  const stated = statedBy({ nameId, attributes, authenticatedAt, issuer }, config)
  const identity = await whole(stated, { kind: 'saml', nameId, attributes })
  const atProvider = { subject: nameId.value, sessionId: facts.sessionIndex }
  return { identity, proof: proofOf(assertion, facts), atProvider, sessionEndsBy }
}

function proofOf(assertion: Element, facts: VerifiedAnswer['facts']): SamlProof {
  const { assertionId, nameId, sessionIndex, expiresAt } = facts
  return { kind: 'saml', assertionId, assertion: secret(assertion.toString()), nameId, sessionIndex, expiresAt }
}
