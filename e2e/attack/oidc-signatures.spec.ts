import { createSecretKey, type KeyObject } from 'node:crypto'
import { type Attack, assail, type Control } from './assault'
import { test } from './oidc-fort'
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

test('a token in another wrapping is none', async ({ fort }) => {
  const as = (wrap: (token: string) => unknown): Misbehaviour => ({ idToken: wrap })
  const code = 'sign_in_answer_malformed'
  await assail(fort, 'OIDC token wrapping', {
    controls: honest,
    attacks: [
      attack(
        'encrypted-idtoken',
        as((token) => `${token}.AA.AA`),
        'alg_unsupported',
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
        'alg_unsupported',
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
