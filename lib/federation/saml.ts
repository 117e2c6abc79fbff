import { federationTraits } from '../domain/federation-kind'
import { confirmRole, exchange } from './assumption'
import type { FederationMethod } from './method'
import type { SigningDependencies } from './method-dependencies'
import { createSignedAnswers } from './signed-answer'

/**
 * Brevet as SAML identity provider: signs an assertion for this one role and exchanges it by AssumeRoleWithSAML.
 * Source: STS API Reference, AssumeRoleWithSAML.
 */
export function createSaml({ sts, ...dependencies }: SigningDependencies): FederationMethod {
  const sign = createSignedAnswers(dependencies)
  return {
    kind: 'saml',
    ...federationTraits.saml,
    async issue(request) {
      const { assumption, principalArn, response: samlAssertion } = await sign(request)
      const { role, roleArn, durationSeconds, sessionPolicy } = assumption
      const call = { roleArn, principalArn, samlAssertion, durationSeconds, sessionPolicy }
      return exchange(assumption, async () => confirmRole(await sts.assumeRoleWithSaml(call), role, assumption))
    },
  }
}
