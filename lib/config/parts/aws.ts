import { parseKmsKeyArn } from '../../domain/kms-key-arn'
import type { PartitionId } from '../../domain/partition'
import type { AwsConfig, IssuerKeyHome } from '../config'
import { type Drafted, fitting } from '../draft'
import type { AwsEntry } from '../schema/aws-schema'
import type { SourceEntry } from '../schema/source-schema'
import { didYouMean } from '../suggestion'
import { parseUrl } from '../web-address'
import { type CheckContext, checkServiceUrl } from './check'
import { attributeNames } from './sources'
import { toSts } from './sts'

/** What the shape of the AWS part cannot say. */
export function checkAws(aws: AwsEntry, sources: readonly Drafted<SourceEntry>[], context: CheckContext): void {
  checkServiceUrl(aws.console.federationEndpoint, ['aws', 'console', 'federationEndpoint'], context)
  for (const [id, { federationEndpoint }] of Object.entries(aws.console.partitions))
    checkServiceUrl(federationEndpoint, ['aws', 'console', 'partitions', id, 'federationEndpoint'], context)
  for (const [id, { recipient }] of Object.entries(aws.saml.partitions))
    checkServiceUrl(recipient, ['aws', 'saml', 'partitions', id, 'recipient'], context)
  checkServiceUrl(aws.revocation.endpoint, ['aws', 'revocation', 'endpoint'], context)
  checkWebIdentityIssuer(aws.webIdentity.issuer, context)
  checkSessionTags(aws.sessionTags, sources, context)
  checkTransitiveTags(aws, context)
}

/** A tag that is not sent cannot be inherited. */
function checkTransitiveTags({ sessionTags, transitiveTags }: AwsEntry, { log }: CheckContext): void {
  const known = Object.keys(sessionTags)
  transitiveTags.forEach((key, index) => {
    const path = ['aws', 'transitiveTags', index]
    if (!known.includes(key)) log.fault(path, `is no key of sessionTags${didYouMean(key, known)}`)
  })
}

/** IAM CreateOpenIDConnectProvider: at most 255 characters, no query. */
function checkWebIdentityIssuer(issuer: string | undefined, context: CheckContext): void {
  if (issuer === undefined) return
  const path = ['aws', 'webIdentity', 'issuer']
  checkServiceUrl(issuer, path, context)
  if (issuer.includes('/.well-known/'))
    context.log.fault(path, 'must be the issuer, without /.well-known/ and what follows')
  if (parseUrl(issuer)?.search) context.log.fault(path, 'must not have a query (?…)')
  if (issuer.length > 255) context.log.fault(path, 'must be at most 255 characters long, which is the limit of IAM')
}

function checkSessionTags(
  tags: AwsEntry['sessionTags'],
  sources: readonly Drafted<SourceEntry>[],
  { log }: CheckContext,
): void {
  const known = new Set(fitting(sources).flatMap(({ entry }) => attributeNames(entry)))
  const isComplete = sources.every(({ entry }) => entry !== null)
  for (const [key, target] of Object.entries(tags)) {
    const name = /^attributes\.(.+)$/.exec(target)?.[1]
    if (name === undefined || known.has(name) || !isComplete) continue
    log.warn(
      ['aws', 'sessionTags', key],
      `no source in signIn defines this attribute, so the tag stays unset${didYouMean(name, known)}`,
    )
  }
}

/** The AWS part as the federation and hand-out stages see it. */
export function toAws(aws: AwsEntry, publicUrl: string): Omit<AwsConfig, 'revocation'> {
  return {
    sts: toSts(aws.sts),
    webIdentity: {
      issuer: aws.webIdentity.issuer ?? publicUrl,
      audience: aws.webIdentity.audience,
      keys: aws.webIdentity.keys.map(toKeyHome),
    },
    saml: {
      providerName: aws.saml.providerName,
      entityId: aws.saml.entityId ?? `${publicUrl}/federation/saml/metadata`,
      partitions: mapped(aws.saml.partitions, ({ recipient, audience }) => ({
        recipient: recipient ?? null,
        audience: audience ?? null,
      })),
    },
    assumeRole: { principal: aws.assumeRole.principal ?? null, mfaSerial: aws.assumeRole.mfaSerial ?? null },
    sessionTags: aws.sessionTags,
    transitiveTags: [...new Set(aws.transitiveTags)],
    console: {
      federationEndpoint: aws.console.federationEndpoint ?? null,
      destinationHosts: [...new Set(aws.console.destinationHosts)],
      partitions: mapped(aws.console.partitions, ({ host, federationEndpoint }) => ({
        host: host ?? null,
        federationEndpoint: federationEndpoint ?? null,
      })),
    },
  }
}

function toKeyHome(key: string): IssuerKeyHome {
  const named = parseKmsKeyArn(key)
  return named ? { kind: 'kms', ...named } : { kind: 'database' }
}

type ByPartition<Value> = Readonly<Partial<Record<PartitionId, Value>>>

function mapped<From, To>(entries: ByPartition<From>, convert: (entry: From) => To): ByPartition<To> {
  const pairs = Object.entries(entries).map(([id, entry]) => [id, convert(entry)] as const)
  return Object.fromEntries(pairs)
}
