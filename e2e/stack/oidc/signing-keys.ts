import { generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

/** Two private keys, made at each start: RS256, which every client knows, and ES256. */
export async function createSigningKeys(): Promise<readonly JsonWebKey[]> {
  const [rsa, ec] = await Promise.all([
    generate('rsa', { modulusLength: 2048 }),
    generate('ec', { namedCurve: 'P-256' }),
  ])
  return [signingKey(rsa.privateKey, 'RS256'), signingKey(ec.privateKey, 'ES256')]
}

function signingKey(key: KeyObject, algorithm: 'RS256' | 'ES256'): JsonWebKey {
  return { ...key.export({ format: 'jwk' }), alg: algorithm, use: 'sig' }
}
