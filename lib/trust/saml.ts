import { samlRecipient } from '../domain/partition'
import { lacks, type MethodFacts, type MethodResult, nothingMore } from './method-plan'
import { sourceIdentityPin, subjectPatterns } from './session-conditions'

/**
 * Brevet as SAML provider. STS looks at no audience of its own, so `saml:aud` (the Recipient) is always pinned. The role and the
 * session name stand in the signed assertion. Source: IAM User Guide, "Available keys for SAML-based AWS STS federation".
 */
export function planSaml({ config, account, trust, samlMetadata }: MethodFacts): MethodResult {
  const { providerName, entityId, partitions } = config.aws.saml
  const recipient = samlRecipient(account.partition, partitions)
  if (recipient === null) return lacks('saml', missingAddress(account.partition))
  if (samlMetadata === null)
    return lacks('saml', 'the SAML metadata of this portal, whose keys are made at its first start')
  const arn = `arn:${account.partition}:iam::${account.id}:saml-provider/${providerName}`
  const principal = { Federated: arn }
  const statement = {
    Sid: 'BrevetBySaml',
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRoleWithSAML',
    Condition: {
      StringEquals: { 'saml:aud': recipient, 'saml:iss': entityId },
      StringLike: { 'saml:sub': subjectPatterns(config), ...sourceIdentityPin(trust) },
    },
  } as const
  return {
    ok: true,
    plan: {
      ...nothingMore,
      providers: [{ kind: 'saml', owner: 'brevet', arn, name: providerName, entityId, metadata: samlMetadata }],
      door: { statements: () => [statement], marker: principal },
      notes: [
        'IAM keeps a copy of the metadata and never fetches it again. Brevet makes the next signing key 30 days ahead: ' +
          'update the provider in every account before that key takes over.',
      ],
      warnings: account.partition in partitions ? [] : addressWarnings(account.partition, recipient),
    },
  }
}

/** AWS documents the sign-in host of this partition, and says nothing of SAML there. */
function addressWarnings(partition: string, recipient: string): readonly string[] {
  if (partition !== 'aws-eusc') return []
  const document = new URL('/static/saml-metadata.xml', recipient).href
  return [
    `AWS documents no SAML address for ${partition}. Compare ${recipient} with the AssertionConsumerService in ${document}; ` +
      `if it is another, write it into brevet.yaml as aws.saml.partitions.${partition}.recipient.`,
  ]
}

/** What is lacking where AWS publishes no address. */
export function missingAddress(partition: string): string {
  return (
    `the sign-in address of ${partition}, which AWS publishes nowhere: write it into brevet.yaml as ` +
    `aws.saml.partitions.${partition}.recipient`
  )
}
