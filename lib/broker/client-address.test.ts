import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, networkList } from './client-address'

const trusted = networkList(['10.0.0.0/8', '192.0.2.1', 'fd00::/8'])

describe("the client's address", () => {
  it.each([
    ['is the peer when nothing is forwarded', '203.0.113.9', '', '203.0.113.9'],
    ['is the peer when the peer is no trusted proxy', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['is what a trusted proxy forwards', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    [
      'is what the last trusted proxy saw, whatever the sender claimed before',
      '10.1.2.3',
      '1.1.1.1, 198.51.100.1',
      '198.51.100.1',
    ],
    ['is found behind several trusted proxies', '10.1.2.3', '198.51.100.1, 192.0.2.1, 10.9.9.9', '198.51.100.1'],
    ['is IPv4 on a socket for both families', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['may be IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
    ['is the proxy when it forwards no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['is the outermost proxy when all are trusted', '10.1.2.3', '10.4.5.6', '10.4.5.6'],
  ])('%s', (_, peer, forwardedFor, address) => {
    expect(clientAddress({ peer, forwardedFor, trusted })).toBe(address)
  })

  it('is never what an untrusted peer says', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string({ maxLength: 80 }), (peer, forwardedFor) => {
        fc.pre(!peer.startsWith('10.') && peer !== '192.0.2.1')
        expect(clientAddress({ peer, forwardedFor, trusted })).toBe(peer)
      }),
    )
  })
})
