import {
  constants,
  createHash,
  createHmac,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto'

export type Json = Readonly<Record<string, unknown>>

/** A key pair that signs by one algorithm. */
export interface SigningKey {
  readonly alg: string
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

const kinds: Readonly<Record<string, () => { privateKey: KeyObject; publicKey: KeyObject }>> = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
}

/** A new key for one of RS256, PS256, ES256, ES384 and EdDSA. */
export function makeKey(alg: string): SigningKey {
  const make = kinds[alg]
  if (!make) throw new Error(`no kind of key for ${alg}`)
  return { alg, kid: randomUUID(), ...make() }
}

/** As a key set shows it. */
export function publicJwk({ alg, kid, publicKey }: SigningKey): JsonWebKey & Json {
  return { ...publicKey.export({ format: 'jwk' }), alg, kid, use: 'sig' }
}

/** The bytes of a signature, by whatever algorithm and with whatever key: right or wrong is up to the caller. */
export function signatureOf(alg: string, input: string, key: KeyObject): Buffer {
  const data = Buffer.from(input)
  const digest = `sha${alg.slice(-3)}`
  if (alg.startsWith('HS')) return createHmac(digest, key).update(data).digest()
  if (alg.startsWith('RS')) return sign(digest, data, key)
  if (alg.startsWith('PS')) {
    return sign(digest, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(alg.slice(-3)) / 8 })
  }
  if (alg.startsWith('ES')) return sign(digest, data, { key, dsaEncoding: 'ieee-p1363' })
  return sign(null, data, key)
}

/** One part of a token: bytes and text as they are, anything else as JSON. */
export function encodePart(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('base64url')
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
}

/** `at_hash` of an access token, OpenID Connect Core 3.1.3.6. */
export function accessTokenHash(alg: string, accessToken: string): string {
  const digest = createHash(alg === 'EdDSA' ? 'sha512' : `sha${alg.slice(-3)}`)
    .update(accessToken)
    .digest()
  return digest.subarray(0, digest.length / 2).toString('base64url')
}
