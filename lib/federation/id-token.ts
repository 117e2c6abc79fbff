import { BrevetError } from '../domain/errors'
import { federationTraits } from '../domain/federation-kind'
import { confirmRole, describeAssumption, exchange } from './assumption'
import type { FederationMethod } from './method'
import type { MethodDependencies } from './method-dependencies'

/**
 * The company's provider as OIDC issuer: AssumeRoleWithWebIdentity with the ID token of the person's own sign-in, as it is. Who may
 * assume the role is up to the role's trust policy, which must name `sub`: AWS sees no grant of ours. The session's name is ours;
 * source identity and tags exist only where the provider puts them into its tokens. Fails with `proof_missing` for people who came
 * through another source. Source: IAM User Guide, "Create a role for OIDC federation".
 */
export function createIdToken({ aws, trusts, sts }: MethodDependencies): FederationMethod {
  return {
    kind: 'id-token',
    ...federationTraits['id-token'],
    async issue(request) {
      const described = describeAssumption(request, { aws, trusts })
      const assumption = {
        ...described,
        sourceIdentity: null,
        session: { tags: [], omitted: [] },
        transitiveTagKeys: [],
      }
      const proof = await request.proof()
      if (proof.kind !== 'oidc') throw new BrevetError('proof_missing')
      const { role, roleArn, sessionName: roleSessionName, durationSeconds, sessionPolicy } = assumption
      const call = { roleArn, roleSessionName, webIdentityToken: proof.idToken, durationSeconds, sessionPolicy }
      return exchange(assumption, async () => confirmRole(await sts.assumeRoleWithWebIdentity(call), role, assumption))
    },
  }
}
