import { type BlockList, isIP } from 'node:net'
import { type AddressKind, addressKind, isListed } from './address-kind'

/** What the configuration says of where Brevet may go. */
export interface OutboundRules {
  /** Lower-case names whose addresses may be private or loopback. */
  readonly hosts: ReadonlySet<string>
  /** Networks that may be gone to, whatever they are. */
  readonly networks: BlockList
  /** Whether Brevet itself is on loopback, and its providers may be so too. */
  readonly isOnLoopback: boolean
}

/** Why Brevet does not go somewhere. */
export interface Refusal {
  readonly host: string
  /** What the name stands for; null when the URL alone was refused. */
  readonly address: string | null
  readonly reason: Exclude<AddressKind, 'public'> | 'scheme' | 'user_info'
}

/** What forbids a URL before anything is looked up; null when nothing does. */
export function urlRefusal(url: URL, rules: OutboundRules): Refusal | null {
  const host = hostOf(url)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && rules.isOnLoopback))
    return { host, address: null, reason: 'scheme' }
  if (url.username !== '' || url.password !== '') return { host, address: null, reason: 'user_info' }
  return isIP(host) > 0 ? addressRefusal(url, host, rules) : null
}

/** What forbids one of the addresses of a URL's host; null when nothing does. */
export function addressRefusal(url: URL, address: string, rules: OutboundRules): Refusal | null {
  const host = hostOf(url)
  const kind = addressKind(address)
  if (url.protocol === 'http:' && kind !== 'loopback') return { host, address, reason: 'scheme' }
  if (kind === 'public' || isAllowed(kind, { host, address }, rules)) return null
  return { host, address, reason: kind }
}

function isAllowed(
  kind: AddressKind,
  { host, address }: { host: string; address: string },
  rules: OutboundRules,
): boolean {
  if (kind === 'metadata') return false
  if (isListed(rules.networks, address)) return true
  if (kind === 'loopback' && rules.isOnLoopback && isLoopbackHost(host)) return true
  return (kind === 'private' || kind === 'loopback') && rules.hosts.has(host.replace(/\.$/, ''))
}

/** By name or number; another name for loopback may be somebody else's. */
function isLoopbackHost(host: string): boolean {
  return isIP(host) > 0 || /(?:^|\.)localhost$/.test(host)
}

/** The host as a name or an address, without the brackets that a URL puts around IPv6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}
