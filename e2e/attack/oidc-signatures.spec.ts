import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type Attack, assail, type Control } from './assault'
import { expect, type OidcFort, test } from './oidc-fort'
import { encodePart, type Json, makeKey, signatureOf } from './openid-provider/signer'
import { clientSecret, type Misbehaviour } from './openid-provider/token'

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const
const strangers = new Map(algorithms.map((alg) => [alg, makeKey(alg)]))

function strangerKey(alg: (typeof algorithms)[number]): KeyObject {
  return (strangers.get(alg) ?? makeKey(alg)).privateKey
}

const honest: readonly Control[] = algorithms.map((alg) => ({
  name: `idtoken-sig-${alg.toLowerCase()}`,
  misbehaviour: { alg },
}))

function attack(name: string, misbehaviour: Misbehaviour, code = 'signature_invalid'): Attack {
  return { name, misbehaviour, code }
}

/** A change of the header, with a signature that is right for it. */
function header(change: Json): Misbehaviour {
  return { header: (standard) => ({ ...standard, ...change }) }
}

test('a signature that is not the provider’s signs nobody in', async ({ fort }) => {
  const bytes = (change: (signature: Buffer) => Buffer): Misbehaviour => ({
    signature: (input, key) => change(signatureOf('ES256', input, key.privateKey)),
  })
  const flip = (signature: Buffer) => Buffer.from(signature.map((byte, at) => (at === 40 ? byte ^ 1 : byte)))
  await assail(fort, 'OIDC signatures', {
    controls: honest,
    attacks: [
      ...algorithms.map((alg) =>
        attack(`invalid-sig-${alg.toLowerCase()}`, {
          alg,
          signature: (input) => signatureOf(alg, input, strangerKey(alg)),
        }),
      ),
      attack('claims changed after signing', { idToken: (token) => withSubject(token, 'somebody-else') }),
      attack('one bit flipped', bytes(flip)),
      attack(
        'cut short',
        bytes((signature) => signature.subarray(0, 63)),
      ),
      attack(
        'one byte more',
        bytes((signature) => Buffer.concat([signature, Buffer.of(0)])),
      ),
      attack(
        'the signature twice',
        bytes((signature) => Buffer.concat([signature, signature])),
      ),
      attack(
        'all zero',
        bytes(() => Buffer.alloc(64)),
      ),
      attack(
        'r and s the order of the curve',
        bytes(() => Buffer.from(orderOfP256.repeat(2), 'hex')),
      ),
      attack('of another message', { signature: (_, key) => signatureOf('ES256', 'another', key.privateKey) }),
      attack('of SHA-384', { signature: (input, key) => signatureOf('ES384', input, key.privateKey) }),
      attack('empty', { signature: () => '' }),
      attack('not base64', { signature: () => '!!!' }, 'sign_in_answer_malformed'),
    ],
  })
})

const orderOfP256 = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'

function withSubject(token: string, sub: string): string {
  const [head, claims = '', signature] = token.split('.')
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
  return [head, encodePart({ ...read, sub }), signature].join('.')
}

test('no algorithm but the provider’s own counts', async ({ fort }) => {
  const unsigned = (alg: unknown): Misbehaviour => ({ ...header({ alg }), signature: () => '' })
  const rsaUnderAnotherName = (alg: string): Misbehaviour => ({ alg: 'RS256', ...header({ alg }) })
  await assail(fort, 'OIDC algorithms', {
    controls: honest,
    attacks: [
      ...['none', 'None', 'NONE', 'nOnE', ''].map((alg) =>
        attack(`idtoken-sig-none (AlgIsNone "${alg}")`, unsigned(alg), 'alg_unsupported'),
      ),
      attack('none, with a good signature', header({ alg: 'none' }), 'alg_unsupported'),
      attack('invalid-null-alg', header({ alg: null }), 'alg_unsupported'),
      attack('no alg', header({ alg: undefined }), 'alg_unsupported'),
      attack('alg in a list', header({ alg: ['ES256'] }), 'alg_unsupported'),
      attack('alg in lower case', header({ alg: 'es256' }), 'alg_unsupported'),
      attack('invalid-alternate-alg (ES256K)', header({ alg: 'ES256K' }), 'alg_unsupported'),
      attack('RS1', rsaUnderAnotherName('RS1'), 'alg_unsupported'),
      attack('an algorithm the provider does not list', header({ alg: 'ES384' }), 'alg_unsupported'),
      attack('WrongPrimitive: PKCS #1 called PS256', rsaUnderAnotherName('PS256')),
      attack('WrongPrimitive: PSS called RS256', { alg: 'PS256', ...header({ alg: 'RS256' }) }),
      attack('WrongPrimitive: ECDSA called EdDSA', header({ alg: 'EdDSA' })),
      attack('WrongPrimitive: EdDSA called ES256', { alg: 'EdDSA', ...header({ alg: 'ES256' }) }),
      attack('crit', header({ crit: ['exp'] }), 'sign_in_answer_malformed'),
      attack('an unencoded payload (b64)', header({ crit: ['b64'], b64: false }), 'sign_in_answer_malformed'),
    ],
  })
})

test('no secret and no public key is a key of HMAC', async ({ fort }) => {
  const { publicKey } = fort.provider.keys.get('RS256') ?? makeKey('RS256')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const secrets: readonly (readonly [string, string | Buffer])[] = [
    ['the client secret', clientSecret],
    ['the client id', 'brevet'],
    ['the public key (SPKI, PEM)', pem],
    ['the public key (SPKI, PEM, trimmed)', pem.trim()],
    ['the public key (SPKI, DER)', publicKey.export({ type: 'spki', format: 'der' })],
    ['the public key (PKCS #1)', publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['the public key (JWK)', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    ['nothing', ''],
  ]
  const signed = (alg: string, key: string | Buffer): Misbehaviour => ({
    alg: 'RS256',
    ...header({ alg }),
    signature: (input) => signatureOf(alg, input, createSecretKey(Buffer.from(key))),
  })
  await assail(fort, 'OIDC HMAC confusion', {
    controls: honest,
    attacks: [
      ...secrets.map(([what, key]) =>
        attack(`invalid-sig-hs256 with ${what}`, signed('HS256', key), 'alg_unsupported'),
      ),
      attack('HS512 with the client secret', signed('HS512', clientSecret), 'alg_unsupported'),
      attack('HS256 called ES256', {
        signature: (input) => signatureOf('HS256', input, createSecretKey(Buffer.from(clientSecret))),
      }),
    ],
  })
})

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
      ...honest,
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

test('a token in another wrapping is none', async ({ fort }) => {
  const as = (wrap: (token: string) => unknown): Misbehaviour => ({ idToken: wrap })
  const code = 'sign_in_answer_malformed'
  await assail(fort, 'OIDC token wrapping', {
    controls: honest,
    attacks: [
      attack(
        'encrypted-idtoken',
        as((token) => `${token}.AA.AA`),
        code,
      ),
      attack(
        'two parts',
        as((token) => token.split('.').slice(0, 2).join('.')),
        code,
      ),
      attack(
        'a part more',
        as((token) => `${token}.AA`),
        code,
      ),
      attack(
        'two tokens',
        as((token) => `${token} ${token}`),
        code,
      ),
      attack(
        'in a list',
        as((token) => [token]),
        code,
      ),
      attack(
        'JSON serialization',
        as((token) => ({ payload: token.split('.')[1] })),
        code,
      ),
      attack(
        'a nested token',
        as((token) => `${encodePart({ alg: 'none' })}.${encodePart(token)}.`),
        'alg_unsupported',
      ),
      attack(
        'a header that is a list',
        as((token) => `${encodePart(['ES256'])}.${token.split('.')[1]}.AA`),
        code,
      ),
      attack(
        'null',
        as(() => null),
        code,
      ),
      attack(
        'a number',
        as(() => 7),
        code,
      ),
      attack(
        'nothing',
        as(() => ''),
        code,
      ),
      attack(
        'none at all',
        as(() => undefined),
        code,
      ),
    ],
  })
})
