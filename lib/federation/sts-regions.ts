import type { StsConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import { type PartitionId, partitionOfRegion, partitions } from '../domain/partition'

/** The configured regions of a partition in their order, else that partition's global region. */
export function stsRegions(partition: PartitionId, config: StsConfig): readonly [string, ...string[]] {
  const [first, ...others] = config.regions.filter((region) => partitionOfRegion(region)?.id === partition)
  return first === undefined ? [partitions[partition].globalRegion] : [first, ...others]
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
