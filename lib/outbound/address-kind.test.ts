import { BlockList } from 'node:net'
import { describe, expect, it } from 'vitest'
import { addressKind, isListed } from './address-kind'

describe('the kind of an address', () => {
  it.each([
    ['public', ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '192.0.1.1', '198.20.0.1', '223.255.255.255']],
    ['public', ['2606:4700::1111', '2a00:1450:4001::200e', '2001:4860:4860::8888']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '100.127.255.255']],
    ['private', ['fc00::1', 'fd12:3456:789a::1', 'fdff::1%eth0']],
    ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
    ['metadata', ['169.254.169.254', '169.254.170.2', '169.254.170.23', '100.100.100.200', '192.0.0.192']],
    ['metadata', ['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254']],
    ['reserved', ['0.0.0.0', '0.1.2.3', '169.254.1.1', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1']],
    ['reserved', ['203.0.113.1', '192.88.99.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255']],
    [
      'reserved',
      ['::', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '100::1', '2001:db8::1', '2001::1', '3fff::1'],
    ],
    ['reserved', ['2002:a00:1::1', '2002:808:808::1', '64:ff9b:1::1', '4000::1', 'no address', '']],
  ])('is %s for %j', (kind, addresses) => {
    expect(addresses.map(addressKind)).toEqual(addresses.map(() => kind))
  })

  it.each([
    ['::ffff:8.8.8.8', 'public'],
    ['::ffff:10.0.0.1', 'private'],
    ['::ffff:7f00:1', 'loopback'],
    ['::ffff:a9fe:a9fe', 'metadata'],
    ['0:0:0:0:0:ffff:169.254.169.254', 'metadata'],
    ['::127.0.0.1', 'loopback'],
    ['::a9fe:a9fe', 'metadata'],
    ['64:ff9b::8.8.8.8', 'public'],
    ['64:ff9b::a9fe:a9fe', 'metadata'],
    ['64:ff9b::a00:0', 'private'],
    ['::ffff:0:0', 'reserved'],
    ['::ffff:0:127.0.0.1', 'reserved'],
  ])('of %s is that of the IPv4 address in it, where there is one: %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind)
  })

  it('does not hide an address from a list by the way it is written', () => {
    const list = new BlockList()
    list.addSubnet('10.1.0.0', 16, 'ipv4')
    list.addSubnet('fd00:1::', 32, 'ipv6')
    expect(['10.1.2.3', '::ffff:10.1.2.3', 'fd00:1::1%eth0'].every((one) => isListed(list, one))).toBe(true)
    expect(['10.2.0.1', '::ffff:10.2.0.1', 'fd00:2::1'].some((one) => isListed(list, one))).toBe(false)
  })
})
