import { samlRecipient } from '../domain/partition'
import type { MethodFacts, MethodResult } from './method-plan'
import { policyOf } from './policy-document'
import { personNames, sessionStatements, subjectPatterns } from './session-conditions'

/**
 * Brevet as SAML provider. STS looks at no audience of its own, so `saml:aud` (the Recipient) is always pinned. The role and the
 * session name stand in the signed assertion. Source: IAM User Guide, "Available keys for SAML-based AWS STS federation".
 */
export function planSaml({ config, account, samlMetadata }: MethodFacts): MethodResult {
  if (samlMetadata === null)
    return { ok: false, missing: 'the SAML metadata of this portal, whose keys are made at its first start' }
  const { providerName, entityId } = config.aws.saml
  const arn = `arn:${account.partition}:iam::${account.id}:saml-provider/${providerName}`
  const principal = { Federated: arn }
  const trustPolicy = policyOf(
    {
      Sid: 'BrevetAssumes',
      Effect: 'Allow',
      Principal: principal,
      Action: 'sts:AssumeRoleWithSAML',
      Condition: {
        StringEquals: {
          'saml:aud': samlRecipient(account.partition, config.aws.saml.partitions),
          'saml:iss': entityId,
        },
        StringLike: { 'saml:sub': subjectPatterns(config), 'sts:SourceIdentity': personNames['sts:SourceIdentity'] },
      },
    },
    ...sessionStatements(principal, config),
  )
  return {
    ok: true,
    plan: {
      provider: { kind: 'saml', arn, name: providerName, entityId, metadata: samlMetadata },
      trustPolicy,
      user: null,
      broker: null,
      notes: [
        'IAM keeps a copy of the metadata and never fetches it again. Brevet makes the next signing key 30 days ahead: ' +
          'update the provider in every account before that key takes over.',
      ],
      warnings: [],
    },
  }
}
