import type { AwsConfig } from '../config/config'
import type { Account } from '../domain/entitlement'
import { partitions } from '../domain/partition'

/**
 * The console's federation endpoint for an account: that of its own region, so that one region's failure stops only its own.
 * Source: AWS General Reference, "AWS Sign-In endpoints".
 */
export function federationEndpoint({ partition, region }: Account, config: AwsConfig['console']): URL {
  if (config.federationEndpoint !== null) return new URL(config.federationEndpoint)
  const { globalRegion, regionPattern, signInHost } = partitions[partition]
  const host = regionPattern.test(region) ? region : globalRegion
  return new URL(`https://${host}.${signInHost}/federation`)
}
