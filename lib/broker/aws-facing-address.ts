import { BlockList, isIP } from 'node:net'

const elsewhere = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  elsewhere.addSubnet(network, prefix)
}
elsewhere.addSubnet('fc00::', 7, 'ipv6')
elsewhere.addSubnet('fe80::', 10, 'ipv6')
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/**
 * The address under which AWS will see this person, as far as it can be known; null for a private one, which is that of a
 * proxy or of a network that AWS never sees. Loopback counts only where the portal itself is on loopback.
 */
export function awsFacingAddress(ip: string | null, publicUrl: string): string | null {
  const address = ip?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  const version = isIP(address)
  if (version === 0) return null
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (loopback.check(address, family)) return /^https?:\/\/(?:localhost|127\.|\[::1\])/.test(publicUrl) ? address : null
  return elsewhere.check(address, family) ? null : address
}
