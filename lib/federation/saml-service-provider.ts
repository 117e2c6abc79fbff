import { type PartitionId, samlRecipient } from '../domain/partition'

/** AWS sign-in of one partition, as a SAML service provider. */
export interface SamlServiceProvider {
  /** The sign-in URL; trust policies see it as `saml:aud`. */
  readonly recipient: string
  readonly audience: string
}

/** Source: IAM User Guide, "Configure SAML assertions". Of aws-eusc no audience is published: STS does not check it, and its own URL stands in. */
const audiences: Readonly<Record<PartitionId, string | null>> = {
  aws: 'urn:amazon:webservices',
  'aws-us-gov': 'urn:amazon:webservices:govcloud',
  'aws-cn': 'urn:amazon:webservices:cn-north-1',
  'aws-eusc': null,
}

/** Whom an assertion for a role of this partition is addressed to. */
export function samlServiceProvider(id: PartitionId): SamlServiceProvider {
  const recipient = samlRecipient(id)
  return { recipient, audience: audiences[id] ?? recipient }
}
