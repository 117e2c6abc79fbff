import type { AwsConfig } from '../config/config'
import type { Account } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { partitions } from '../domain/partition'

/** Where the console is configured to be, and the regions whose sign-in hosts may be asked. */
export interface SignInPlaces {
  readonly config: AwsConfig['console']
  /** The configured regions of STS, of all partitions. */
  readonly regions: readonly string[]
}

/** So that each still has time to answer. */
const mostEndpoints = 3

/**
 * The console's federation endpoints for an account, in the order in which they are asked: that of its own region, so that one
 * region's failure stops only its own; that of the partition; those of other configured regions. A configured endpoint stands
 * alone. Fails with `console_unknown` where none is published. Source: AWS General Reference, "AWS Sign-In endpoints".
 */
export function federationEndpoints(account: Account, { config, regions }: SignInPlaces): readonly URL[] {
  const { id, regionPattern, signInHost, signInRegion, federationPath } = partitions[account.partition]
  const configured = configuredEndpoint(account, config)
  if (configured) return [configured]
  if (federationPath === null) {
    throw new BrevetError('console_unknown', { missing: 'federationEndpoint', partition: id })
  }
  const own = [account.region, signInRegion, ...regions].filter((region) => regionPattern.test(region))
  return [...new Set(own)]
    .slice(0, mostEndpoints)
    .map((region) => new URL(`https://${region}.${signInHost}${federationPath}`))
}

/**
 * The endpoint beside which AWS's logout honours `redirect_uri`: that of us-east-1, in the partition aws. Null in other partitions.
 * A configured endpoint is taken as it is.
 */
export function signOutFirstEndpoint(account: Account, config: AwsConfig['console']): URL | null {
  if (account.partition !== 'aws') return null
  return configuredEndpoint(account, config) ?? new URL('https://us-east-1.signin.aws.amazon.com/federation')
}

/** The operator's own endpoint for the account's partition; null: AWS's. */
export function configuredEndpoint(
  { partition }: Pick<Account, 'partition'>,
  config: AwsConfig['console'],
): URL | null {
  const endpoint = config.partitions[partition]?.federationEndpoint ?? config.federationEndpoint
  return endpoint === null ? null : new URL(endpoint)
}
