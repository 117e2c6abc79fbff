import { BrevetError } from '../domain/errors'
import { federationTraits } from '../domain/federation-kind'
import { confirmFederatedUser, describeAssumption, exchange } from './assumption'
import { requireUser } from './iam-user'
import type { FederationMethod } from './method'
import type { MethodDependencies } from './method-dependencies'

/**
 * The account's IAM user vouches by GetFederationToken: what the user may do, narrowed by the role's session policy, without
 * which nothing would be allowed. The role needs no counterpart in IAM, and there is no source identity: the person is in the name.
 * Source: STS API Reference, GetFederationToken.
 */
export function createFederationToken({ aws, trusts, sts }: MethodDependencies): FederationMethod {
  return {
    kind: 'federation-token',
    ...federationTraits['federation-token'],
    async issue(request) {
      const assumption = describeAssumption(request, { aws, trusts })
      const { role, federatedName, session, sessionPolicy, durationSeconds } = assumption
      const { keys } = requireUser(trusts.of(role.accountId))
      if (sessionPolicy === null) throw new BrevetError('config_invalid', { reason: 'session_policy_missing' })
      const { partition } = role
      const call = { signer: keys, partition, name: federatedName, tags: session.tags, sessionPolicy, durationSeconds }
      const told = { ...assumption, sessionName: federatedName, sourceIdentity: null }
      return exchange(told, async () => confirmFederatedUser(await sts.getFederationToken(call), assumption))
    },
  }
}
