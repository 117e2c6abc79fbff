import { describe, expect, it } from 'vitest'
import { bits, integer, octets, oid, sequence, time, utf8Text } from './der'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('DER', () => {
  it.each([
    ['2.5.4.3', '0603550403'],
    ['1.2.840.113549.1.1.11', '06092a864886f70d01010b'],
  ])('writes the object identifier %s', (dotted, expected) => {
    expect(hex(oid(dotted))).toBe(expected)
  })

  it.each([
    [0, '0400'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('writes a content of %i bytes with the shortest length', (length, expected) => {
    expect(hex(octets(Buffer.alloc(length))).slice(0, expected.length)).toBe(expected)
  })

  it('writes years up to 2049 with two digits and later ones with four', () => {
    expect(time(new Date('2049-12-31T23:59:59.999Z')).toString('latin1').slice(2)).toBe('491231235959Z')
    expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1').slice(2)).toBe('20500101000000Z')
  })

  it('writes text, numbers, bits and nesting', () => {
    expect(hex(sequence(utf8Text('é'), integer(Buffer.from([2])), bits(Buffer.from([0x80]), 7)))).toBe(
      '300b0c02c3a902010203020780',
    )
  })
})
