import type { AwsConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import { type PartitionId, partitions, samlRecipient } from '../domain/partition'

/** AWS sign-in of one partition, as a SAML service provider. */
export interface SamlServiceProvider {
  /** The sign-in URL; trust policies see it as `saml:aud`. */
  readonly recipient: string
  readonly audience: string
}

/** Source: IAM User Guide, "Configure SAML assertions". Where none is published, the recipient stands in: STS does not check it. */
const audiences: Readonly<Partial<Record<PartitionId, string>>> = {
  aws: 'urn:amazon:webservices',
  'aws-us-gov': 'urn:amazon:webservices:govcloud',
  'aws-cn': 'urn:amazon:webservices:cn-north-1',
}

/** Whom an assertion for a role of this partition is addressed to. Fails with `sts_request_rejected` where nobody said it. */
export function samlServiceProvider(
  id: PartitionId,
  configured: AwsConfig['saml']['partitions'] = {},
): SamlServiceProvider {
  const recipient = samlRecipient(id, configured)
  if (recipient === null) {
    throw new BrevetError('sts_request_rejected', { reason: 'saml_address_unknown', partition: id })
  }
  return { recipient, audience: configured[id]?.audience ?? audiences[id] ?? recipient }
}

/**
 * The same, as the assertion of another provider may name it: AWS signs in at the host of each region as well, unless the operator
 * named the one recipient. Null where nobody said the address.
 */
export function samlAddressee(id: PartitionId, configured: AwsConfig['saml']['partitions'] = {}) {
  if (samlRecipient(id, configured) === null) return null
  const { recipient, audience } = samlServiceProvider(id, configured)
  const { signInHost, regionPattern } = partitions[id]
  const isOfRegion = (address: string) => {
    const [, region] = /^https:\/\/([a-z0-9-]+)\..*$/.exec(address) ?? []
    const isKnown = region !== undefined && regionPattern.test(region)
    return isKnown && address === `https://${region}.${signInHost}/saml`
  }
  const isRecipient = (address: string) => address === recipient || (!configured[id]?.recipient && isOfRegion(address))
  return { audience, isRecipient }
}
