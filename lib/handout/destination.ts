import type { AwsConfig } from '../config/config'
import type { Account } from '../domain/entitlement'
import { BrevetError, type SafeDetails } from '../domain/errors'
import { type Partition, partitions } from '../domain/partition'
import { findConsoleService, servicePage } from './console-services'

/** Where somebody wants to go in the console: an address, or a service and a region. Hostile text. */
export interface ConsoleWish {
  /** A console URL, a path (`/s3/home`) or a service (`s3`); excludes the two others. */
  readonly destination: string | null
  /** A service, see `console-services.ts`; null: the console's home. */
  readonly service: string | null
  /** Null: the account's. */
  readonly region: string | null
}

/** What a destination is judged by. */
export interface DestinationRequest {
  readonly account: Account
  readonly wish: ConsoleWish
  readonly config: AwsConfig['console']
}

/** Longer than any link of the console. */
const maxLength = 4096

const serviceName = /^[a-z][a-z0-9-]{0,63}$/i

/** The console of one partition. */
interface ConsoleHost extends Pick<Partition, 'regionPattern'> {
  readonly host: string
}

/**
 * Where the console opens. Only the console of the account's own partition and the configured hosts are allowed, always by https
 * (loopback hosts may use http); a link from a multi-session console loses its session. Fails with `destination_not_allowed`, and
 * with `console_unknown` where AWS publishes no console host and none is configured.
 */
export function consoleDestination({ account, wish, config }: DestinationRequest): URL {
  const console = consoleOf(account, config)
  const { destination, service, region } = wish
  const home = console.regionPattern.test(account.region) ? account.region : null
  const wished = destination?.trim() ?? null
  if (wished === null) {
    if (region !== null && !console.regionPattern.test(region)) throw notAllowed({ field: 'region' })
    return serviceUrl(console, { service: service ?? 'console', region: region ?? home })
  }
  if (service !== null || region !== null) throw notAllowed({ field: 'destination' })
  if (wished.length > maxLength || /[\s\\\p{C}]/u.test(wished)) throw notAllowed()
  if (serviceName.test(wished)) return serviceUrl(console, { service: wished, region: home })
  const isPath = /^\/(?!\/)/.test(wished)
  const url = parse(isPath ? `https://${regionalHost(console, home)}${wished}` : wished)
  return config.destinationHosts.includes(url.host) ? furtherHost(url) : consoleUrl(url, account, console)
}

/** The region that a wish names, by itself or in the host of its address; null: none. */
export function wishedRegion({ destination, region }: ConsoleWish): string | null {
  const [, named] = /^https:\/\/(?:[^./]+\.)?([a-z]+-[a-z-]+-\d+)\.console\./.exec(destination?.trim() ?? '') ?? []
  return region ?? named ?? null
}

/** Longer than any page's path that is worth reading in an audit. */
const longestText = 512

/** A destination as the audit names it: host and path. What follows may hold anything that somebody pasted, a sign-in token too. */
export function destinationText({ host, pathname }: URL): string {
  return `${host}${pathname}`.slice(0, longestText)
}

function consoleOf({ partition }: Account, config: AwsConfig['console']): ConsoleHost {
  const { regionPattern, consoleHost } = partitions[partition]
  const host = config.partitions[partition]?.host ?? consoleHost
  if (host === null) throw new BrevetError('console_unknown', { missing: 'host', partition })
  return { host, regionPattern }
}

function regionalHost({ host }: ConsoleHost, region: string | null): string {
  return region === null ? host : `${region}.${host}`
}

interface ServicePlace {
  readonly service: string
  readonly region: string | null
}

/** A service without regions has its place on the console's own host. */
function serviceUrl(console: ConsoleHost, { service, region }: ServicePlace): URL {
  if (!serviceName.test(service)) throw notAllowed({ field: 'service' })
  const { path, isGlobal } = servicePage(service.toLowerCase())
  const url = new URL(path, `https://${regionalHost(console, isGlobal ? null : region)}`)
  if (!isGlobal && region !== null) url.searchParams.set('region', region)
  return url
}

/** A host that the parser had to decode, strip or complete is not the host that was written; the port of https may be. */
function parse(text: string): URL {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1]?.toLowerCase()
  if (authority === undefined || !URL.canParse(text)) throw notAllowed()
  const url = new URL(text)
  const written = url.protocol === 'https:' ? authority.replace(/:443$/, '') : authority
  if (url.host !== written || url.pathname.startsWith('//')) throw notAllowed()
  return url
}

function furtherHost(url: URL): URL {
  const isLoopback = /^(?:localhost|127(?:\.\d+){3})$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(isLoopback && url.protocol === 'http:')) throw notAllowed()
  return url
}

/**
 * `console…`, `<region>.console…`, `<service>.console…` of older links, or `<account id>-<8 characters>.<region>.console…`, which
 * becomes the second.
 */
function consoleUrl(url: URL, account: Account, { host, regionPattern }: ConsoleHost): URL {
  if (url.protocol !== 'https:') throw notAllowed()
  if (url.host === host) return url
  if (!url.host.endsWith(`.${host}`)) throw notAllowed()
  const [region, session, ...others] = url.host
    .slice(0, -host.length - 1)
    .split('.')
    .reverse()
  if (session === undefined && region !== undefined && findConsoleService(region)) return url
  if (region === undefined || !regionPattern.test(region) || others.length > 0) throw notAllowed()
  if (session === undefined) return url
  const [, accountId] = /^(\d{12})-[a-z0-9]{8}$/.exec(session) ?? []
  if (accountId !== account.id) throw notAllowed()
  const plain = new URL(url)
  plain.host = `${region}.${host}`
  return plain
}

function notAllowed(details: SafeDetails = {}): BrevetError {
  return new BrevetError('destination_not_allowed', details)
}
