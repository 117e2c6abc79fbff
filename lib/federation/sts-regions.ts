import type { StsConfig } from '../config/config'
import { parseRoleArn } from '../domain/arn'
import { BrevetError } from '../domain/errors'
import { partitionOfRegion, partitions } from '../domain/partition'

/** The configured regions of the role's partition in their order, else that partition's global region. */
export function stsRegions(roleArn: string, config: StsConfig): readonly [string, ...string[]] {
  const role = parseRoleArn(roleArn)
  if (!role) throw new BrevetError('sts_request_rejected', { reason: 'role_arn' })
  const [first, ...others] = config.regions.filter((region) => partitionOfRegion(region)?.id === role.partition)
  return first === undefined ? [partitions[role.partition].globalRegion] : [first, ...others]
}

/**
 * The address of STS in a region: the configured one, else AWS's own, as its rule sets name it.
 * Where FIPS is asked for and AWS has none, nothing is asked: fails with `sts_request_rejected`.
 * Source: AWS General Reference, "AWS STS endpoints"; the endpoint rule set of STS.
 */
export function stsEndpoint(region: string, { endpoint, fips, dualStack }: StsConfig): string {
  if (typeof endpoint === 'string') return endpoint
  const replaced = endpoint?.[region]
  if (replaced !== undefined) return replaced
  const { dnsSuffix, dualStackDnsSuffix, stsFips } = partitionOfRegion(region) ?? partitions.aws
  if (fips && stsFips === 'none') throw new BrevetError('sts_request_rejected', { region, reason: 'fips_unavailable' })
  const isOwnHost = fips && (stsFips === 'own-hosts' || dualStack)
  return `https://${isOwnHost ? 'sts-fips' : 'sts'}.${region}.${dualStack ? dualStackDnsSuffix : dnsSuffix}`
}
