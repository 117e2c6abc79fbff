import type { Config } from '../config/config'
import { partitions } from '../domain/partition'

/**
 * Where a form of ours may end, redirects included (CSP `form-action`): the sign-in and console hosts of the partitions in use.
 */
export function formOrigins({ aws, access }: Config): readonly string[] {
  const { federationEndpoint, destinationHosts } = aws.console
  const used = new Set(access.accounts.map((account) => account.partition))
  const hosts = [...used].map((id) => `https://*.${partitions[id].signInHost.replace(/^signin\./, '')}`)
  const replaced = federationEndpoint ? [new URL(federationEndpoint).origin] : hosts
  return [...new Set([...replaced, ...destinationHosts.flatMap(originsOf)])]
}

/** Further hosts use https; on loopback http as well. */
function originsOf(host: string): readonly string[] {
  const isLoopback = /^(localhost|127(\.\d+){3})(:\d+)?$/.test(host)
  return isLoopback ? [`https://${host}`, `http://${host}`] : [`https://${host}`]
}
