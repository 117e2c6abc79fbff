import { BrevetError } from '../domain/errors'
import { federationTraits } from '../domain/federation-kind'
import { confirmRole, describeAssumption, exchange } from './assumption'
import type { FederationMethod } from './method'
import type { MethodDependencies } from './method-dependencies'
import { readOwnAssertion } from './own-assertion'

/**
 * The company's provider as SAML provider: AssumeRoleWithSAML with the person's own assertion, as it was posted. Session name, source
 * identity and tags are what the provider writes into it, and so is whether it names the role at all: what it does not name fails with
 * `assertion_without_role` before AWS is asked. Fails with `proof_missing` for people who came through another source.
 * Source: STS API Reference, AssumeRoleWithSAML.
 */
export function createAssertion({ aws, trusts, sts }: MethodDependencies): FederationMethod {
  return {
    kind: 'assertion',
    ...federationTraits.assertion,
    async issue(request) {
      const described = describeAssumption(request, { aws, trusts })
      const answer = await request.proof()
      if (answer.kind !== 'aws') throw new BrevetError('proof_missing')
      const { role, roleArn, durationSeconds, sessionPolicy } = described
      const { sessionName, sourceIdentity, providerArn } = readOwnAssertion(answer)
      const principalArn = providerArn(role, roleArn)
      if (principalArn === null) throw new BrevetError('assertion_without_role', { roleArn })
      const assumption = { ...described, sessionName, sourceIdentity, session: { tags: [], omitted: [] } }
      const call = { roleArn, principalArn, samlAssertion: answer.samlResponse, durationSeconds, sessionPolicy }
      return exchange(assumption, async () => confirmRole(await sts.assumeRoleWithSaml(call), role, assumption))
    },
  }
}
