import type { Config } from '../config/config'
import { partitions } from '../domain/partition'
import { configuredEndpoint } from '../handout/federation-endpoint'

/**
 * Where a form of ours may end, redirects included (CSP `form-action`): the sign-in and console hosts of the partitions in use, and
 * where our assertions are posted.
 */
export function formOrigins({ aws, access }: Config): readonly string[] {
  const { destinationHosts, partitions: configured } = aws.console
  const used = new Set(access.accounts.map((account) => account.partition))
  const own = [...used].flatMap((id) => {
    const endpoint = configuredEndpoint({ partition: id }, aws.console)
    const host = configured[id]?.host
    const recipient = aws.saml.partitions[id]?.recipient
    const signIn = endpoint ? endpoint.origin : `https://*.${partitions[id].signInHost.replace(/^signin\./, '')}`
    const posted = recipient ? [new URL(recipient).origin] : []
    return [signIn, ...posted, ...(host ? [`https://${host}`, `https://*.${host}`] : [])]
  })
  return [...new Set([...own, ...destinationHosts.flatMap(originsOf)])]
}

/** Further hosts use https; on loopback http as well. */
function originsOf(host: string): readonly string[] {
  const isLoopback = /^(localhost|127(\.\d+){3})(:\d+)?$/.test(host)
  return isLoopback ? [`https://${host}`, `http://${host}`] : [`https://${host}`]
}
