import type { Config } from '../config/config'
import type { AuditEvent } from '../domain/audit-event'
import type { BaseIdentity } from '../domain/base-identity'
import type { SafeDetails } from '../domain/errors'
import { stsEndpoint } from '../federation/sts-regions'
import type { DenialExplanation } from '../trust/denial'
import type { DenialCheck } from '../trust/denial-check'
import { explainDenial } from '../trust/denial-explanation'
import { type TrustMethod, trustMethods } from '../trust/plan'
import type { PolicyDocument } from '../trust/policy-document'
import { ownPrincipal } from './own-principal'
import { regionsOf } from './refusal-regions'
import type { Setup } from './setup'

/** AWS's own words, what it was told, and what to change. For administrators only. */
export interface RefusalExplanation {
  readonly at: Date
  readonly aws: AwsWords
  readonly sent: SentToAws
  /** What to look at, the most likely first; empty where nothing in IAM can be the cause. */
  readonly checks: readonly DenialCheck[]
  /** The ready documents that the checks are about. */
  readonly policies: readonly ReadyPolicy[]
}

/** Null where AWS said nothing of the kind. */
export interface AwsWords {
  readonly code: string | null
  /** As far as it may be shown. */
  readonly message: string | null
  readonly requestId: string | null
  /** That of the answer. */
  readonly region: string | null
  /** All that were asked, in this order. */
  readonly regions: readonly string[]
  readonly endpoint: string | null
}

/** Null where it was not sent. */
export interface SentToAws {
  readonly roleArn: string | null
  readonly method: TrustMethod | null
  readonly sessionName: string | null
  readonly sourceIdentity: string | null
  readonly tagKeys: readonly string[]
  readonly durationSeconds: number | null
}

export interface ReadyPolicy {
  /** What it is the policy of. */
  readonly of: 'role' | 'broker' | 'user'
  readonly document: PolicyDocument
}

interface RefusalRecord {
  readonly setup: Pick<Setup, 'config' | 'trusts'>
  readonly base: BaseIdentity
  readonly refusal: AuditEvent
  /** Of all rows of the request. */
  readonly details: SafeDetails
}

/** Explains a refusal from what the audit has of it; null where AWS was not asked, so that there is nothing to say beside the code. */
export function explainRefusal(record: RefusalRecord): RefusalExplanation | null {
  const { setup, refusal, details } = record
  const aws = wordsOf(setup.config, refusal.details)
  const isSilent = aws.code === null && aws.message === null && aws.endpoint === null
  if (isSilent && text(refusal.details, 'reason') === null) return null
  const sent = sentOf(refusal, details)
  const denial = denialOf(record, { aws, sent })
  return { at: refusal.at, aws, sent, checks: denial?.checks ?? [], policies: denial ? policiesOf(denial) : [] }
}

function wordsOf(config: Config, details: SafeDetails): AwsWords {
  const region = text(details, 'region')
  return {
    code: text(details, 'awsCode'),
    message: text(details, 'awsMessage'),
    requestId: text(details, 'awsRequestId'),
    region,
    regions: regionsOf(details),
    endpoint: text(details, 'host') ?? (region && stsEndpoint(region, config.aws.sts)),
  }
}

function sentOf({ target }: AuditEvent, details: SafeDetails): SentToAws {
  const { durationSeconds } = details
  return {
    roleArn: target?.roleArn ?? null,
    method: trustMethods.find((method) => method === details['method']) ?? null,
    sessionName: text(details, 'sessionName'),
    sourceIdentity: text(details, 'sourceIdentity'),
    tagKeys: text(details, 'tagKeys')?.split(', ') ?? [],
    durationSeconds: typeof durationSeconds === 'number' ? durationSeconds : null,
  }
}

function denialOf(
  { setup, base, refusal: { target } }: RefusalRecord,
  { aws, sent }: Pick<RefusalExplanation, 'aws' | 'sent'>,
): DenialExplanation | null {
  if (!target || aws.code === null || sent.method === null) return null
  const { accountId, roleName } = target
  const principalArn = ownPrincipal(setup.config, base)
  return explainDenial({
    config: setup.config,
    method: sent.method,
    accountId,
    roleName,
    principalArn,
    externalId: setup.trusts.externalId,
    awsCode: aws.code,
    awsMessage: aws.message,
    sent: { tagKeys: sent.tagKeys, hasSourceIdentity: sent.sourceIdentity !== null },
  })
}

/** A ready document helps where a check is about its kind, and distracts elsewhere. */
function policiesOf({ checks, trustPolicy, brokerPolicy, userPolicy }: DenialExplanation): readonly ReadyPolicy[] {
  const places = new Set(checks.map(({ place }) => place))
  return [
    ...(trustPolicy && places.has('trust-policy') ? [{ of: 'role', document: trustPolicy } as const] : []),
    ...(brokerPolicy && places.has('broker-policy') ? [{ of: 'broker', document: brokerPolicy } as const] : []),
    ...(userPolicy && places.has('user-policy') ? [{ of: 'user', document: userPolicy } as const] : []),
  ]
}

/** Empty text counts as none. */
function text(details: SafeDetails, key: string): string | null {
  const value = details[key]
  return typeof value === 'string' && value !== '' ? value : null
}
