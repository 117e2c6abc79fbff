import type { Account } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { type Partition, partitions } from '../domain/partition'

/** What a destination is judged by. */
export interface DestinationRequest {
  readonly account: Account
  /** A console URL, a path (`/s3/home`) or a service (`s3`); null: the console's home. Hostile text. */
  readonly requested: string | null
  /** Further hosts, with a port where it is not the usual one; lower case. */
  readonly hosts: readonly string[]
}

/** Longer than any link of the console. */
const maxLength = 4096

/**
 * Where the console opens. Only the console of the account's own partition and the given hosts are allowed, always by https
 * (loopback hosts may use http); a link from a multi-session console loses its session. Fails with `destination_not_allowed`.
 */
export function consoleDestination({ account, requested, hosts }: DestinationRequest): URL {
  const partition = partitions[account.partition]
  const console = `https://${homeHost(account, partition)}`
  if (requested === null) return servicePage('console', console, account.region)
  if (requested.length > maxLength || /[\s\\\p{C}]/u.test(requested)) throw notAllowed()
  if (/^[a-z][a-z0-9-]*$/.test(requested)) return servicePage(requested, console, account.region)
  const url = parse(/^\/(?!\/)/.test(requested) ? `${console}${requested}` : requested)
  return hosts.includes(url.host) ? furtherHost(url) : consoleHost(url, account, partition)
}

function homeHost({ region }: Account, { consoleHost, regionPattern }: Partition): string {
  return regionPattern.test(region) ? `${region}.${consoleHost}` : consoleHost
}

function servicePage(service: string, origin: string, region: string): URL {
  const url = new URL(`/${service}/home`, origin)
  url.searchParams.set('region', region)
  return url
}

/** A host that the parser had to decode, strip or complete is not the host that was written. */
function parse(text: string): URL {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1]?.toLowerCase()
  if (authority === undefined || !URL.canParse(text)) throw notAllowed()
  const url = new URL(text)
  if (url.host !== authority || url.pathname.startsWith('//')) throw notAllowed()
  return url
}

function furtherHost(url: URL): URL {
  const isLoopback = /^(?:localhost|127(?:\.\d+){3})$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(isLoopback && url.protocol === 'http:')) throw notAllowed()
  return url
}

/** `console…`, `<region>.console…`, or `<account id>-<8 characters>.<region>.console…`, which becomes the second. */
function consoleHost(url: URL, account: Account, { consoleHost, regionPattern }: Partition): URL {
  if (url.protocol !== 'https:') throw notAllowed()
  if (url.host === consoleHost) return url
  if (!url.host.endsWith(`.${consoleHost}`)) throw notAllowed()
  const [region, session, ...others] = url.host
    .slice(0, -consoleHost.length - 1)
    .split('.')
    .reverse()
  if (region === undefined || !regionPattern.test(region) || others.length > 0) throw notAllowed()
  if (session === undefined) return url
  const [, accountId] = /^(\d{12})-[a-z0-9]{8}$/.exec(session) ?? []
  if (accountId !== account.id) throw notAllowed()
  const plain = new URL(url)
  plain.hostname = `${region}.${consoleHost}`
  return plain
}

function notAllowed(): BrevetError {
  return new BrevetError('destination_not_allowed')
}
