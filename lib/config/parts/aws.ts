import type { AwsConfig } from '../config'
import { type Drafted, fitting } from '../draft'
import type { AwsEntry } from '../schema/aws-schema'
import type { SourceEntry } from '../schema/source-schema'
import { didYouMean } from '../suggestion'
import { parseUrl } from '../web-address'
import { type CheckContext, checkServiceUrl } from './check'
import { attributeNames } from './sources'

/** What the shape of the AWS part cannot say. */
export function checkAws(aws: AwsEntry, sources: readonly Drafted<SourceEntry>[], context: CheckContext): void {
  checkServiceUrl(aws.sts.endpoint, ['aws', 'sts', 'endpoint'], context)
  checkServiceUrl(aws.console.federationEndpoint, ['aws', 'console', 'federationEndpoint'], context)
  checkWebIdentityIssuer(aws.webIdentity.issuer, context)
  checkSessionTags(aws.sessionTags, sources, context)
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
export function toAws(aws: AwsEntry, publicUrl: string): AwsConfig {
  return {
    sts: {
      regions: [...new Set(aws.sts.regions)],
      endpoint: aws.sts.endpoint ?? null,
      deadlineSeconds: aws.sts.deadline,
    },
    webIdentity: { issuer: aws.webIdentity.issuer ?? publicUrl, audience: aws.webIdentity.audience },
    saml: {
      providerName: aws.saml.providerName,
      entityId: aws.saml.entityId ?? `${publicUrl}/federation/saml/metadata`,
    },
    sessionTags: aws.sessionTags,
    console: {
      federationEndpoint: aws.console.federationEndpoint ?? null,
      destinationHosts: [...new Set(aws.console.destinationHosts)],
    },
  }
}
