import { BrevetError } from '../domain/errors'
import { federationTraits } from '../domain/federation-kind'
import { malformed } from '../domain/malformed-reason'
import { describeAssumption } from './assumption'
import { requireUser } from './iam-user'
import type { FederationMethod } from './method'
import type { MethodDependencies } from './method-dependencies'
import { mfaProof } from './mfa'
import type { AccessKeys, CallerIdentity } from './sts-port'

/**
 * The account's IAM user by GetSessionToken: what the user may do, proved by the code of the user's MFA device, which the
 * person types. AWS is told nothing of the person: name, tags and source identity have no place in it; the audit says who it was.
 * Source: STS API Reference, GetSessionToken.
 */
export function createSessionToken({ aws, trusts, sts }: MethodDependencies): FederationMethod {
  const known = new Map<string, CallerIdentity>()
  /** Keys of another account would give another account's rights under this one's name. */
  const identify = async (keys: AccessKeys, { partition, id }: IssueAccount) => {
    const caller = known.get(keys.accessKeyId) ?? (await sts.getCallerIdentity({ signer: keys, partition }))
    known.set(keys.accessKeyId, caller)
    if (caller.accountId === id && caller.partition === partition) return caller
    throw new BrevetError('aws_credentials_rejected', { reason: 'keys_of_another_account' })
  }
  return {
    kind: 'session-token',
    ...federationTraits['session-token'],
    async issue(request) {
      const { account, role } = request.entitlement
      const { durationSeconds } = describeAssumption(request, { aws, trusts })
      const { keys, mfaSerial } = requireUser(trusts.of(account.id))
      if (request.sessionPolicy !== null) throw malformed('method-takes-no-policy', { field: 'scope' })
      if (role.sessionPolicy !== null) throw new BrevetError('config_invalid', { reason: 'session_policy_not_kept' })
      const mfa = mfaProof(mfaSerial, request.mfaCode)
      const { arn, partition } = await identify(keys, account)
      const token = await sts.getSessionToken({ signer: keys, partition, mfa, durationSeconds })
      return { ...token, assumedRoleArn: arn }
    },
  }
}

type IssueAccount = Parameters<FederationMethod['issue']>[0]['entitlement']['account']
