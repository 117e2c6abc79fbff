import { BlockList, isIP } from 'node:net'

interface Forwarding {
  /** The address at the other end of the socket. */
  readonly peer: string
  /** `X-Forwarded-For` as it came; empty when it did not. */
  readonly forwardedFor: string
  readonly trusted: BlockList
}

/**
 * The client's address: walking back from the socket over trusted proxies, the first that is none.
 * Each proxy appends the peer that it saw, so what stands further left is the sender's own claim.
 */
export function clientAddress({ peer, forwardedFor, trusted }: Forwarding): string {
  const hops = [...forwardedFor.split(',').map((hop) => hop.trim()), plain(peer)].map(plain).reverse()
  const end = hops.findIndex((hop) => !isTrusted(hop, trusted))
  const walked = end < 0 ? hops : hops.slice(0, end + 1)
  return walked.filter((hop) => isIP(hop) > 0).at(-1) ?? ''
}

/** Addresses and networks, as the configuration has checked them. */
export function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const family = familyOf(address)
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return isIP(address) > 0 && trusted.check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

/** A socket for both families shows an IPv4 peer as `::ffff:192.0.2.1`. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
