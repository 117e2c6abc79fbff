import {
  AssumeRoleCommand,
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  type STSClient,
} from '@aws-sdk/client-sts'
import type { StsConfig } from '../config/config'
import { parseRoleArn } from '../domain/arn'
import { BrevetError } from '../domain/errors'
import { type PartitionId, partitionOfRegion } from '../domain/partition'
import { readCaller, readCredentials, readSessionToken, type StsAnswer } from './sts-answer'
import { tryRegions } from './sts-attempts'
import { type CallSigner, createClients } from './sts-client'
import { describeFailure } from './sts-errors'
import { assumeRoleInput, mfaInput, policyInput, tagsInput } from './sts-input'
import type { AssumeRoleRequest, Sts, StsProbe } from './sts-port'
import { stsRegions } from './sts-regions'

type Send = (client: STSClient, options: { readonly abortSignal: AbortSignal }) => Promise<StsAnswer>

interface Call {
  readonly partition: PartitionId
  readonly signer: CallSigner
  /** Default: the configured deadline. */
  readonly withinSeconds?: number
  /** Sent once, whatever happens. Default: retried as {@link tryRegions} does. */
  readonly isOneShot?: boolean
  readonly send: Send
}

/**
 * AWS STS over its regional endpoints; a call that nobody signs sees no ambient credentials.
 * Regions, deadline and retries: {@link tryRegions}; error codes: {@link describeFailure}.
 */
export function createSts(config: StsConfig, options: { readonly now: () => Date }): Sts & StsProbe {
  const clientOf = createClients(config)
  async function exchange<T>(call: Call, read: (answer: StsAnswer, region: string) => T): Promise<T> {
    const regions = stsRegions(call.partition, config)
    const deadlineSeconds = call.withinSeconds ?? config.deadlineSeconds
    const plan = { regions, deadlineSeconds, isOneShot: call.isOneShot ?? false, now: options.now }
    const { answer, region } = await tryRegions(plan, async (region, abortSignal) => {
      try {
        return { ok: true, answer: { answer: await call.send(clientOf(region, call.signer), { abortSignal }), region } }
      } catch (error) {
        return { ok: false, failure: describeFailure(error, { region, isSigned: call.signer !== 'nobody' }) }
      }
    })
    return read(answer, region)
  }
  return { ...unsignedCalls(exchange), ...signedCalls(exchange, config) }
}

type Exchange = <T>(call: Call, read: (answer: StsAnswer, region: string) => T) => Promise<T>

function unsignedCalls(exchange: Exchange): Pick<Sts, 'assumeRoleWithWebIdentity' | 'assumeRoleWithSaml'> {
  return {
    assumeRoleWithWebIdentity(request) {
      const command = new AssumeRoleWithWebIdentityCommand({
        RoleArn: request.roleArn,
        RoleSessionName: request.roleSessionName,
        WebIdentityToken: request.webIdentityToken.reveal(),
        DurationSeconds: request.durationSeconds,
        ...policyInput(request.sessionPolicy),
      })
      const send: Send = (client, options) => client.send(command, options)
      return exchange({ partition: partitionOf(request.roleArn), signer: 'nobody', send }, readCredentials)
    },
    assumeRoleWithSaml(request) {
      const command = new AssumeRoleWithSAMLCommand({
        RoleArn: request.roleArn,
        PrincipalArn: request.principalArn,
        SAMLAssertion: request.samlAssertion.reveal(),
        DurationSeconds: request.durationSeconds,
        ...policyInput(request.sessionPolicy),
      })
      const send: Send = (client, options) => client.send(command, options)
      return exchange({ partition: partitionOf(request.roleArn), signer: 'nobody', send }, readCredentials)
    },
  }
}

type ProbedRequest = Omit<AssumeRoleRequest, 'externalId'> & { readonly externalId?: string }

type SignedCalls = Omit<Sts, keyof ReturnType<typeof unsignedCalls>> & StsProbe

function signedCalls(exchange: Exchange, { regions }: StsConfig): SignedCalls {
  const partitionAtHome = () => partitionOfRegion(regions[0] ?? '')?.id ?? 'aws'
  const assume = ({ signer, withinSeconds, ...request }: ProbedRequest) => {
    const command = new AssumeRoleCommand(assumeRoleInput(request))
    const send: Send = (client, options) => client.send(command, options)
    const partition = partitionOf(request.roleArn)
    return exchange({ partition, signer, isOneShot: request.mfa !== null, withinSeconds, send }, readCredentials)
  }
  return {
    assumeRole: assume,
    assumeRoleWithoutExternalId: assume,
    getFederationToken({ signer, partition, ...request }) {
      const command = new GetFederationTokenCommand({
        Name: request.name,
        DurationSeconds: request.durationSeconds,
        ...policyInput(request.sessionPolicy),
        ...tagsInput(request.tags),
      })
      const send: Send = (client, options) => client.send(command, options)
      return exchange({ partition, signer, send }, readCredentials)
    },
    getSessionToken({ signer, partition, mfa, durationSeconds }) {
      const command = new GetSessionTokenCommand({ DurationSeconds: durationSeconds, ...mfaInput(mfa) })
      const send: Send = (client, options) => client.send(command, options)
      return exchange({ partition, signer, isOneShot: mfa !== null, send }, readSessionToken)
    },
    getCallerIdentity({ signer, partition }) {
      const command = new GetCallerIdentityCommand({})
      const send: Send = async (client, options) => {
        const { sessionToken } = await client.config.credentials()
        return { ...(await client.send(command, options)), isTemporary: sessionToken !== undefined }
      }
      return exchange({ partition: partition ?? partitionAtHome(), signer, send }, readCaller)
    },
  }
}

function partitionOf(roleArn: string): PartitionId {
  const role = parseRoleArn(roleArn)
  if (!role) throw new BrevetError('sts_request_rejected', { reason: 'role_arn' })
  return role.partition
}
