import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readKeySet } from './oidc-key-set'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const good = { ...publicKey.export({ format: 'jwk' }), kid: 'good' }
const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' })
const kept = (...keys: readonly unknown[]): unknown => JSON.parse(readKeySet(JSON.stringify({ keys }))).keys

describe('a key set', () => {
  it.each([
    ['a private key', privateKey.export({ format: 'jwk' })],
    ['a symmetric key', { kty: 'oct', k: 'c2VjcmV0' }],
    ['a key of an unknown kind', { kty: 'unheard-of' }],
    ['a key without numbers', { kty: 'RSA', kid: 'good' }],
    ['a point off the curve', { ...good, y: good.x }],
    ['an RSA key of 1,024 bits', weak],
    ['null', null],
    ['a list', [good]],
    ['text', 'key'],
  ])('is read without %s', (_, odd) => {
    expect(kept(odd, good)).toEqual([good])
  })

  it('keeps two keys under one kid, so that neither is chosen', () => {
    expect(kept(good, good)).toEqual([good, good])
  })

  it.each(['', '<html>', 'null', '[]', '{}', '{"keys":{}}'])('is not %j', (text) => {
    expect(() => readKeySet(text)).toThrow('source_misconfigured')
  })

  it('is refused with more than 200 keys', () => {
    expect(() => kept(...Array.from({ length: 201 }, () => null))).toThrow('too_many_keys')
  })
})
