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

/** The address of STS in a region. Source: AWS General Reference, "AWS STS endpoints". */
export function stsEndpoint(region: string, config: StsConfig): string {
  const { dnsSuffix } = partitionOfRegion(region) ?? partitions.aws
  return config.endpoint ?? `https://sts.${region}.${dnsSuffix}`
}
