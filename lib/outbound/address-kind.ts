import { BlockList, isIP } from 'node:net'

/**
 * Where an address leads. `metadata`: to the credentials of the machine itself, which no identity provider shares an address with.
 * `reserved`: to nobody whom a provider could be, or to whoever translates it.
 */
export type AddressKind = 'public' | 'private' | 'loopback' | 'metadata' | 'reserved'

/** AWS (instances, tasks, pods), then Alibaba and Oracle. Google, Azure and most others share the first one. */
const metadata = blockList(
  ['169.254.169.254', '169.254.170.2', '169.254.170.23', '100.100.100.200', '192.0.0.192'],
  ['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254'],
)

const loopback = blockList(['127.0.0.0/8'], ['::1'])

/** RFC 1918, RFC 6598 (carrier-grade NAT) and RFC 4193 (unique local). */
const personal = blockList(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'], ['fc00::/7'])

/** What the registries of special-purpose addresses (RFC 6890) hold besides; of IPv6, everything outside 2000::/3 as well. */
const reserved = blockList(
  [
    '0.0.0.0/8',
    '169.254.0.0/16',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
  ],
  ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
)
const globalUnicast = blockList([], ['2000::/3'])

/**
 * The kind of an IPv4 or IPv6 address; `reserved` for a text that is none. An IPv4 address within one of IPv6 counts for itself, as
 * mapped (`::ffff:0:0/96`), compatible (`::/96`) and by NAT64 (`64:ff9b::/96`): whoever routes it, routes it there.
 */
export function addressKind(written: string): AddressKind {
  const address = embeddedIpv4(written) ?? written.replace(/%.*$/, '')
  if (isIP(address) === 0) return 'reserved'
  if (contains(metadata, address)) return 'metadata'
  if (contains(loopback, address)) return 'loopback'
  if (contains(personal, address)) return 'private'
  if (contains(reserved, address)) return 'reserved'
  return isIP(address) === 4 || contains(globalUnicast, address) ? 'public' : 'reserved'
}

/** Whether a list of networks holds an address, in whichever form it is written. */
export function isListed(list: BlockList, written: string): boolean {
  return contains(list, embeddedIpv4(written) ?? written.replace(/%.*$/, ''))
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** The last 32 bits, where the others say that they are an IPv4 address. `::` and `::1` are addresses of their own. */
function embeddedIpv4(written: string): string | null {
  if (isIP(written) !== 6) return null
  const parts = hextets(written)
  const prefix = parts.slice(0, 6).join(':')
  const [high = 0, low = 0] = parts.slice(6).map((part) => Number.parseInt(part, 16))
  const isCompatible = prefix === '0:0:0:0:0:0' && high > 0
  if (!isCompatible && !['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0'].includes(prefix)) return null
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight parts of an IPv6 address, as a URL writes them: lower case, without leading zeros or dots. */
function hextets(address: string): readonly string[] {
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`)
  const [head = '', tail = ''] = hostname.slice(1, -1).split('::')
  const [first, last] = [head, tail].map((half) => (half === '' ? [] : half.split(':')))
  const known = [...(first ?? []), ...(last ?? [])].length
  return [...(first ?? []), ...Array<string>(8 - known).fill('0'), ...(last ?? [])]
}

function blockList(ipv4: readonly string[], ipv6: readonly string[]): BlockList {
  const list = new BlockList()
  for (const [family, networks] of [
    ['ipv4', ipv4],
    ['ipv6', ipv6],
  ] as const) {
    for (const network of networks) {
      const [address = '', prefix] = network.split('/')
      if (prefix === undefined) list.addAddress(address, family)
      else list.addSubnet(address, Number(prefix), family)
    }
  }
  return list
}
