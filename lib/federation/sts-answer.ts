import type { Credentials } from '@aws-sdk/client-sts'
import type { TemporaryCredentials } from '../domain/credentials'
import { BrevetError } from '../domain/errors'
import { partitionIds } from '../domain/partition'
import { secret } from '../domain/secret'
import type { CallerIdentity, SessionToken } from './sts-port'

/** What the AWS client answers, as far as it is read. */
export interface StsAnswer {
  readonly Credentials?: Credentials | undefined
  readonly AssumedRoleUser?: { readonly Arn: string | undefined } | undefined
  readonly FederatedUser?: { readonly Arn: string | undefined } | undefined
  readonly PackedPolicySize?: number | undefined
  readonly SourceIdentity?: string | undefined
  readonly Account?: string | undefined
  readonly Arn?: string | undefined
  /** The keys that asked are temporary; ours, not AWS's word. */
  readonly isTemporary?: boolean
}

/** Whole credentials of a session that AWS names; `sts_unreachable` when a part is missing. */
export function readCredentials(answer: StsAnswer, region: string): TemporaryCredentials {
  const assumedRoleArn = answer.AssumedRoleUser?.Arn ?? answer.FederatedUser?.Arn
  if (!assumedRoleArn) throw incomplete(region)
  return { ...readSessionToken(answer, region), assumedRoleArn }
}

export function readSessionToken(answer: StsAnswer, region: string): SessionToken {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !isInstant(Expiration)) throw incomplete(region)
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: secret(SecretAccessKey),
    sessionToken: secret(SessionToken),
    expiresAt: Expiration,
    sourceIdentity: answer.SourceIdentity ?? null,
    packedPolicySize: answer.PackedPolicySize ?? null,
    stsRegion: region,
  }
}

/** Temporary credentials chain, those of GetSessionToken as well, which bear the user's name; the keys of a user do not. */
export function readCaller({ Account, Arn, isTemporary }: StsAnswer, region: string): CallerIdentity {
  const [, partition, kind] = /^arn:([a-z-]+):(?:sts|iam)::\d{12}:([a-z-]+)/.exec(Arn ?? '') ?? []
  const id = partitionIds.find((known) => known === partition)
  if (!Arn || !Account || !id) throw incomplete(region)
  return {
    state: 'known',
    arn: Arn,
    accountId: Account,
    partition: id,
    isChained: kind === 'assumed-role' || isTemporary === true,
  }
}

function incomplete(region: string): BrevetError {
  return new BrevetError('sts_unreachable', { region, reason: 'answer_incomplete' })
}

function isInstant(value: Date | undefined): value is Date {
  return value !== undefined && !Number.isNaN(value.getTime())
}
