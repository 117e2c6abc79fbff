import type { AwsAssertionConfig, SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { Attribute } from '../domain/identity'
import type { AwsAnswer } from '../domain/proof'
import { secret } from '../domain/secret'
import { type AssertionAttributes, attributesOf, valuesAt } from './saml-attributes'
import { subjectOf } from './saml-identity'
import { createProvider } from './saml-provider'
import { startSignIn } from './saml-request'
import { type ServiceProvider, serviceProviderMetadata } from './saml-service-provider'
import { type VerifiedAnswer, verifyAnswer } from './saml-verification'
import { type AwsApplication, awsApplicationOf, type CallbackRequest, type SourceDependencies } from './source'

/** STS API Reference, SAMLAssertion: characters of base64. */
const maxAssertion = 100_000
const awsAttributes = 'https://aws.amazon.com/SAML/Attributes/'

/**
 * The second application of a source: the provider answers at an address of ours, by our own AuthnRequest, with an assertion whose
 * Recipient and Audience are AWS. AWS asks for more than a sign-in does: the assertion itself must be signed.
 */
export function createAwsApplication(
  source: SamlSourceConfig,
  { spEntityId, metadata }: AwsAssertionConfig,
  dependencies: SourceDependencies,
): AwsApplication {
  const provider = createProvider(metadata, dependencies)
  const us: ServiceProvider = {
    config: { ...source, spEntityId, signed: withSignedAssertion(source.signed) },
    consumerUrl: `${dependencies.publicUrl}/auth/${source.id}/aws`,
    logoutUrl: null,
    keys: dependencies.samlKeys,
    addressees: dependencies.awsAddressees,
  }
  return {
    begin: async ({ pendingId, isPassive }) => startSignIn(us, await provider(), { relayState: pendingId, isPassive }),
    async finish(answer, pending) {
      const pendingSource = awsApplicationOf(source.id)
      const verified = await verifyAnswer(us, provider, { answer, pending, pendingSource, now: dependencies.now })
      const { nameId, assertionId, expiresAt: refusedFrom } = verified.facts
      const attributes = attributesOf(verified.assertion)
      const subject = subjectOf({ nameId, attributes }, source.attributes.subject)
      return { subject, assertionId, refusedFrom, answer: answerOf(answer, verified, attributes) }
    },
    metadata: () => serviceProviderMetadata(us),
  }
}

function withSignedAssertion(signed: SamlSourceConfig['signed']): SamlSourceConfig['signed'] {
  return signed === 'response' || signed === 'both' ? 'both' : 'assertion'
}

function answerOf({ form }: CallbackRequest, { facts }: VerifiedAnswer, attributes: AssertionAttributes): AwsAnswer {
  const samlResponse = form?.get('SAMLResponse') ?? ''
  if (samlResponse.length > maxAssertion) throw new BrevetError('sign_in_answer_too_large')
  const { issuedAt, endsAt: expiresAt, sessionEndsBy } = facts
  return {
    kind: 'aws',
    samlResponse: secret(samlResponse),
    issuedAt,
    expiresAt,
    sessionEndsBy,
    attributes: listed(attributes),
  }
}

/** What AWS reads; the rest is in the answer alone. */
function listed(attributes: AssertionAttributes): readonly Attribute[] {
  const names = [...attributes.byName.keys()].filter((name) => name.startsWith(awsAttributes))
  return names.map((name) => ({ name, values: valuesAt(attributes, name) }))
}
