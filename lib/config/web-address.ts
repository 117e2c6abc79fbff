import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** True for `localhost`, names under it, 127.0.0.0/8 and ::1, as a URL's `hostname` writes them. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const version = isIP(host)
  if (version === 0) return host === 'localhost' || host.endsWith('.localhost')
  return loopback.check(host, version === 4 ? 'ipv4' : 'ipv6')
}

/** What forbids a text as an address or network; null when nothing does. */
export function networkFault(text: string): string | null {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
  return version > 0 && isPrefix && rest.length === 0
    ? null
    : 'must be an IP address or a network such as 10.0.0.0/8 or fd00::/8'
}

/** What forbids a network as too wide to mean somebody; null when nothing does. */
export function wideNetworkFault(text: string): string | null {
  const [address = '', prefix] = text.split('/')
  const shortest = isIP(address) === 4 ? 8 : 16
  return prefix === undefined || Number(prefix) >= shortest
    ? null
    : `means everybody, or nearly so; the shortest prefix is /${shortest}`
}

/** What forbids a text as a host, address or network that Brevet may go to; null when nothing does. */
export function destinationFault(text: string): string | null {
  if (networkFault(text) === null) return wideNetworkFault(text)
  const isHost = !/^[\d.]*$/.test(text) && text.length <= 253 && text.split('.').every((label) => hostLabel.test(label))
  return isHost ? null : 'must be a host name such as idp.corp.example, an IP address, or a network such as 10.1.0.0/16'
}

const hostLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i

/** The URL of a text, or null. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

/** What forbids a text as the portal's public origin; null when nothing does. */
export function publicUrlFault(text: string): string | null {
  const url = parseUrl(text)
  if (!url || !['https:', 'http:'].includes(url.protocol))
    return 'must be an https URL, such as https://aws.example.com'
  if (url.username || url.password) return 'must not hold a user name or password'
  if (url.pathname !== '/' || url.search || url.hash) return 'must be an origin without path, query or fragment'
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return 'must be https; http is accepted on loopback only (localhost, 127.0.0.0/8, ::1)'
  }
  return null
}

/** What forbids a text as the address of a service that Brevet talks to or is known by; null when nothing does. */
export function serviceUrlFault(text: string, isPublicOnLoopback: boolean): string | null {
  const url = parseUrl(text)
  if (!url || !['https:', 'http:'].includes(url.protocol)) return 'must be an https URL'
  if (url.username || url.password) return 'must not hold a user name or password'
  if (url.hash) return 'must not have a fragment (#…)'
  if (url.protocol === 'https:') return null
  if (!isLoopbackHost(url.hostname)) return 'must be https; http is accepted on loopback only'
  return isPublicOnLoopback ? null : 'must be https; http is accepted only while publicUrl is on loopback too'
}
