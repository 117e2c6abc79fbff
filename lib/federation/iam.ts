import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  IAMClient,
  NoSuchEntityException,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import type { AwsConfig } from '../config/config'
import { partitions } from '../domain/partition'
import { iamFailure } from './iam-errors'
import type { Iam, RolePolicyName } from './iam-port'

const connectMilliseconds = 2000
const deadlineMilliseconds = 15_000

/** AWS IAM, at the endpoint of the role's partition. */
export function createIam({ revocation, sts }: Pick<AwsConfig, 'revocation' | 'sts'>): Iam {
  const send = async <T>(policy: RolePolicyName, call: (client: IAMClient, options: SendOptions) => Promise<T>) => {
    const { fips, dualStack } = sts
    const client = clientFor(policy, { endpoint: revocation.endpoint, fips, dualStack })
    try {
      return await call(client, { abortSignal: AbortSignal.timeout(deadlineMilliseconds) })
    } finally {
      client.destroy()
    }
  }
  const failed = (error: unknown): never => {
    throw iamFailure(error)
  }
  return {
    async putRolePolicy(policy, document) {
      const command = new PutRolePolicyCommand({ ...nameOf(policy), PolicyDocument: document })
      await send(policy, (client, options) => client.send(command, options)).catch(failed)
    },
    async getRolePolicy(policy) {
      const command = new GetRolePolicyCommand(nameOf(policy))
      const answer = await send(policy, (client, options) => client.send(command, options)).catch(orAbsent)
      return answer ? readDocument(answer.PolicyDocument) : null
    },
    async deleteRolePolicy(policy) {
      const command = new DeleteRolePolicyCommand(nameOf(policy))
      await send(policy, (client, options) => client.send(command, options)).catch(orAbsent)
    },
  }
}

interface SendOptions {
  readonly abortSignal: AbortSignal
}

/** A role that does not exist has no policy either; that it does not exist is found when one is written. */
function orAbsent(error: unknown): null {
  if (error instanceof NoSuchEntityException) return null
  throw iamFailure(error)
}

/** IAM gives it percent-encoded (RFC 3986). Undefined, which equals no policy, for what is no JSON. */
function readDocument(encoded: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(encoded ?? ''))
  } catch {
    return undefined
  }
}

function nameOf({ roleName, policyName }: RolePolicyName) {
  return { RoleName: roleName, PolicyName: policyName }
}

interface Place {
  readonly endpoint: string | null
  readonly fips: boolean
  readonly dualStack: boolean
}

/** For one call: the keys are those of one session of Brevet's, for one role. Nothing is looked up in `AWS_…` variables or `~/.aws`. */
function clientFor({ partition, signer }: RolePolicyName, { endpoint, fips, dualStack }: Place): IAMClient {
  const { accessKeyId, secretAccessKey, sessionToken } = signer
  return new IAMClient({
    region: partitions[partition].iamRegion,
    ...(endpoint !== null && { endpoint }),
    useFipsEndpoint: endpoint === null && fips,
    useDualstackEndpoint: endpoint === null && dualStack,
    maxAttempts: 3,
    retryMode: 'standard',
    defaultsMode: 'standard',
    userAgentAppId: 'brevet',
    requestHandler: { connectionTimeout: connectMilliseconds },
    credentials: async () => ({
      accessKeyId,
      secretAccessKey: secretAccessKey.reveal(),
      ...(sessionToken && { sessionToken: sessionToken.reveal() }),
    }),
  })
}
