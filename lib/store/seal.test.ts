import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { createSealer } from './seal'

const old = secret('an older secret of at least thirty-two bytes')
const current = secret('the newest secret of at least thirty-two bytes')
const place = { table: 'proofs', column: 'sealed', row: 'row-1' }

describe('sealing', () => {
  it('opens what it sealed, for any text', () => {
    const sealer = createSealer([current])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => sealer.open(sealer.seal(text, place), place) === text),
    )
  })

  it('never gives the same ciphertext twice and shows nothing of the text', () => {
    const sealer = createSealer([current])
    const [first, second] = [sealer.seal('canary', place), sealer.seal('canary', place)]
    expect(first).not.toBe(second)
    expect(Buffer.from(first.split('.')[2] ?? '', 'base64url').includes('canary')).toBe(false)
  })

  it.each([
    ['table', { ...place, table: 'signing_keys' }],
    ['column', { ...place, column: 'other' }],
    ['row', { ...place, row: 'row-2' }],
  ])('refuses a value that was moved to another %s', (_part, elsewhere) => {
    const sealer = createSealer([current])
    const sealed = sealer.seal('text', place)
    expect(() => sealer.open(sealed, elsewhere)).toThrow(/sealed_value_altered/)
  })

  it('refuses a value with any bit flipped', () => {
    const sealer = createSealer([current])
    const [format, id, payload = ''] = sealer.seal('text', place).split('.')
    const bytes = Buffer.from(payload, 'base64url')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (index, bit) => {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(index) ^ (1 << bit), index)
        expect(() => sealer.open(`${format}.${id}.${flipped.toString('base64url')}`, place)).toThrow(/altered/)
      }),
    )
  })

  it.each(['', 'plain text', 'v1', 'v2.id.AAAA', 'v1..'])('refuses %j, which it never wrote', (text) => {
    expect(() => createSealer([current]).open(text, place)).toThrow(/altered|another_secret/)
  })

  it('seals with the newest secret and opens with every secret of the ring', () => {
    const before = createSealer([old]).seal('text', place)
    const ring = createSealer([current, old])
    expect(ring.open(before, place)).toBe('text')
    expect([ring.knows(before), before.startsWith(ring.mark)]).toEqual([true, false])
    expect(ring.seal('text', place).startsWith(ring.mark)).toBe(true)
    expect(createSealer([current]).knows(before)).toBe(false)
  })

  it('says that the secret is missing when none of the ring sealed the value', () => {
    const sealed = createSealer([old]).seal('text', place)
    expect(() => createSealer([current]).open(sealed, place)).toThrow(/config_invalid.*sealed_with_another_secret/)
  })
})
