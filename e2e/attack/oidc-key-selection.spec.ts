import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import { type Attack, assail, type Control } from './assault'
import { expect, type OidcFort, test } from './oidc-fort'
import { encodePart, type Json, makeKey, signatureOf } from './openid-provider/signer'
import type { Misbehaviour } from './openid-provider/token'

function attack(name: string, misbehaviour: Misbehaviour, code = 'signature_invalid'): Attack {
  return { name, misbehaviour, code }
}

/** A change of the header, with a signature that is right for it. */
function header(change: Json): Misbehaviour {
  return { header: (standard) => ({ ...standard, ...change }) }
}

test('a key is taken from the key set alone, and only when it is the one', async ({ fort }) => {
  const { controls, attacks } = keyChoices(fort)
  await assail(fort, 'OIDC key selection', { controls, attacks })
  expect(fort.provider.received('elsewhere', 'jwks')).toEqual([])
})

function keyChoices(fort: OidcFort): { controls: readonly Control[]; attacks: readonly Attack[] } {
  const { provider } = fort
  const withKeys = (change: (keys: readonly Json[]) => readonly unknown[]) =>
    fort.spoil({ keySet: (keys) => ({ keys: change(keys) }) })
  const own = (keys: readonly Json[]) => keys.filter((key) => key['alg'] === 'ES256')
  const kidless = header({ kid: undefined })
  const stranger = makeKey('ES256')
  const strangerJwk = { ...stranger.publicKey.export({ format: 'jwk' }), kid: stranger.kid, alg: 'ES256' }
  const byStranger = (change: Json): Misbehaviour => ({
    ...header({ kid: stranger.kid, ...change }),
    signature: (input) => signatureOf('ES256', input, stranger.privateKey),
  })
  const elsewhere = `${provider.url}/elsewhere/jwks`
  const [ours, others] = ['ES256', 'RS256'].map((alg) => provider.keys.get(alg)?.kid)
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const odd = [
    { kty: 'EC', kid: ours, alg: 'ES384', crv: 'P-384', x: 'AA', y: 'AA' },
    { kty: 'RSA', kid: 'no-numbers' },
    { kty: 'oct', k: 'c2VjcmV0', kid: ours },
    { kty: 'unheard-of', kid: ours },
    { kid: ours },
  ]
  return {
    controls: [
      { name: 'the key that is named' },
      { name: 'kid-absent-single-jwks', source: withKeys(own), misbehaviour: kidless },
      { name: 'ignores-unparseable-key-in-jwks', source: withKeys((keys) => [...odd, null, 'text', 7, ...keys]) },
      { name: 'a key without alg and use', source: withKeys((keys) => keys.map(({ alg: _, use: __, ...key }) => key)) },
    ],
    attacks: [
      attack('unknown kid', header({ kid: 'unknown' })),
      attack('the kid of another key', header({ kid: others })),
      attack('a kid that is no text', header({ kid: 7 })),
      attack('a kid that is a path', header({ kid: '../../../../dev/null' })),
      attack('a kid that is a query', header({ kid: "' UNION SELECT 'key" })),
      attack('the key in the header (jwk)', byStranger({ jwk: strangerJwk })),
      attack('the key in the header, under our kid', byStranger({ jwk: strangerJwk, kid: ours })),
      attack('the address of a key set in the header (jku)', byStranger({ jku: elsewhere })),
      attack('the address of a certificate in the header (x5u)', byStranger({ x5u: elsewhere })),
      attack('a certificate in the header (x5c)', byStranger({ x5c: ['MIIB'] })),
      {
        ...attack('kid-absent-multiple-jwks', kidless),
        source: withKeys((keys) => [strangerJwk, ...keys]),
      },
      { ...attack('two keys under one kid', {}), source: withKeys((keys) => [...keys, { ...strangerJwk, kid: ours }]) },
      { ...attack('one key twice', {}), source: withKeys((keys) => [...keys, ...keys]) },
      { ...attack('the private key in the key set', {}), source: withKeys(() => [privateJwk(fort)]) },
      {
        ...attack('a key for encryption', {}),
        source: withKeys((keys) => own(keys).map((key) => ({ ...key, use: 'enc' }))),
      },
      {
        ...attack('a key that may not verify', {}),
        source: withKeys((keys) => own(keys).map((key) => ({ ...key, key_ops: ['sign'] }))),
      },
      {
        ...attack('a point that is not on the curve', {}),
        source: withKeys((keys) => own(keys).map((key) => ({ ...key, y: key['x'] }))),
      },
      {
        ...attack('an RSA key of 1024 bits', {
          alg: 'RS256',
          signature: (input) => signatureOf('RS256', input, weak.privateKey),
        }),
        source: withKeys(() => [{ ...weak.publicKey.export({ format: 'jwk' }), alg: 'RS256', kid: others }]),
      },
      {
        ...attack(
          'HS256 by a key of the key set',
          {
            ...header({ alg: 'HS256', kid: 'shared' }),
            signature: (input) => signatureOf('HS256', input, createSecretKey(Buffer.from('secret'))),
          },
          'alg_unsupported',
        ),
        source: withKeys((keys) => [...keys, { kty: 'oct', k: encodePart('secret'), kid: 'shared', alg: 'HS256' }]),
      },
      { ...attack('an empty key set', {}), source: withKeys(() => []) },
    ],
  }
}

function privateJwk({ provider }: OidcFort): Json {
  const key = provider.keys.get('ES256') ?? makeKey('ES256')
  return { ...key.privateKey.export({ format: 'jwk' }), alg: 'ES256', kid: key.kid }
}
