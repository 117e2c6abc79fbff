import {
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandOutput,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandOutput,
  STSClient,
} from '@aws-sdk/client-sts'
import type { StsConfig } from '../config/config'
import type { TemporaryCredentials } from '../domain/credentials'
import { BrevetError } from '../domain/errors'
import { secret } from '../domain/secret'
import type { SessionPolicy } from './method'
import { tryRegions } from './sts-attempts'
import { describeFailure } from './sts-errors'
import type { Sts } from './sts-port'
import { stsEndpoint, stsRegions } from './sts-regions'

type StsAnswer = AssumeRoleWithWebIdentityCommandOutput | AssumeRoleWithSAMLCommandOutput
type Send = (client: STSClient, options: { readonly abortSignal: AbortSignal }) => Promise<StsAnswer>

const connectMilliseconds = 2000
/** More than the portal can have in flight; the SDK's 50 would queue a morning rush. */
const maxSockets = 500

/**
 * AWS STS over its regional endpoints. Calls carry no signature and no ambient credentials.
 * Regions, deadline and retries: {@link tryRegions}; error codes: {@link describeFailure}.
 */
export function createSts(config: StsConfig, options: { readonly now: () => Date }): Sts {
  const clients = new Map<string, STSClient>()
  const clientOf = (region: string) => {
    const client = clients.get(region) ?? createClient(region, stsEndpoint(region, config))
    clients.set(region, client)
    return client
  }
  const exchange = async (roleArn: string, send: Send) => {
    const plan = { regions: stsRegions(roleArn, config), deadlineSeconds: config.deadlineSeconds, now: options.now }
    const { answer, region } = await tryRegions(plan, async (region, abortSignal) => {
      try {
        return { ok: true, answer: { answer: await send(clientOf(region), { abortSignal }), region } }
      } catch (error) {
        return { ok: false, failure: describeFailure(error, region) }
      }
    })
    return readAnswer(answer, region)
  }
  return {
    assumeRoleWithWebIdentity(request) {
      const command = new AssumeRoleWithWebIdentityCommand({
        RoleArn: request.roleArn,
        RoleSessionName: request.roleSessionName,
        WebIdentityToken: request.webIdentityToken.reveal(),
        DurationSeconds: request.durationSeconds,
        ...policyParameters(request.sessionPolicy),
      })
      return exchange(request.roleArn, (client, sendOptions) => client.send(command, sendOptions))
    },
    assumeRoleWithSaml(request) {
      const command = new AssumeRoleWithSAMLCommand({
        RoleArn: request.roleArn,
        PrincipalArn: request.principalArn,
        SAMLAssertion: request.samlAssertion.reveal(),
        DurationSeconds: request.durationSeconds,
        ...policyParameters(request.sessionPolicy),
      })
      return exchange(request.roleArn, (client, sendOptions) => client.send(command, sendOptions))
    },
  }
}

function policyParameters(sessionPolicy: SessionPolicy | null) {
  const { policy, policyArns } = sessionPolicy ?? { policy: null, policyArns: [] }
  return {
    ...(policy === null ? {} : { Policy: policy }),
    ...(policyArns.length === 0 ? {} : { PolicyArns: policyArns.map((arn) => ({ arn })) }),
  }
}

/** Sets everything that the SDK would otherwise look up in `AWS_…` variables or in `~/.aws`. */
function createClient(region: string, endpoint: string): STSClient {
  const agent = { keepAlive: true, maxSockets }
  return new STSClient({
    region,
    endpoint,
    credentials: () => Promise.reject(new Error('Brevet never signs this call')),
    authSchemePreference: ['smithy.api#noAuth'],
    sigv4aSigningRegionSet: [region],
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    userAgentAppId: 'brevet',
    requestHandler: { connectionTimeout: connectMilliseconds, httpAgent: agent, httpsAgent: agent },
  })
}

function readAnswer(answer: StsAnswer, region: string): TemporaryCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
  const assumedRoleArn = answer.AssumedRoleUser?.Arn
  const sourceIdentity = answer.SourceIdentity
  if (
    !AccessKeyId ||
    !SecretAccessKey ||
    !SessionToken ||
    !isInstant(Expiration) ||
    !assumedRoleArn ||
    !sourceIdentity
  ) {
    throw new BrevetError('sts_unreachable', { region, reason: 'answer_incomplete' })
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: secret(SecretAccessKey),
    sessionToken: secret(SessionToken),
    expiresAt: Expiration,
    assumedRoleArn,
    sourceIdentity,
    packedPolicySize: answer.PackedPolicySize ?? null,
  }
}

function isInstant(value: Date | undefined): value is Date {
  return value !== undefined && !Number.isNaN(value.getTime())
}
