import { expect, it } from 'vitest'
import { awsFacingAddress } from './aws-facing-address'

const portal = 'https://aws.example.com'

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8::7', '2001:db8::7'],
  ['10.1.2.3', null],
  ['172.31.0.1', null],
  ['192.168.1.1', null],
  ['100.64.0.1', null],
  ['fe80::1', null],
  ['fd00::1', null],
  ['127.0.0.1', null],
  ['unknown', null],
  [null, null],
])('AWS sees a person at %s as %s', (ip, address) => expect(awsFacingAddress(ip, portal)).toBe(address))

it('takes loopback for an address only where the portal is on loopback too', () => {
  expect(awsFacingAddress('127.0.0.1', 'http://localhost:3000')).toBe('127.0.0.1')
  expect(awsFacingAddress('::1', 'http://127.0.0.1:3000')).toBe('::1')
})
