import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'

export const clientSecret = 'client-secret-with-thirty-two-bytes'

/** Whose key signs: the published one, one that nobody knows, the shared secret, the public key's text, or none. */
export type Signer = 'own' | 'stranger' | 'client-secret' | 'public-key' | 'nobody'

export interface KeyPair {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly jwk: JWK
}

/** What the test provider can sign with, one key each. */
export const algorithms = ['RS256', 'PS256', 'ES256', 'ES512', 'EdDSA']

export async function makeKeys(): Promise<ReadonlyMap<string, KeyPair>> {
  return new Map(await Promise.all(algorithms.map(async (alg) => [alg, await makeKey(alg)] as const)))
}

export async function makeKey(alg: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), alg, use: 'sig', kid: randomUUID() } }
}

/** The hash of `at_hash` for an algorithm. */
export function hashOf(alg: string): string {
  return ['EdDSA', 'none'].includes(alg) ? 'sha512' : `sha${alg.slice(-3)}`
}

export interface Signing {
  readonly alg?: string
  readonly kid?: string
  /** Type in the header. */
  readonly typ?: string
  readonly signer?: Signer
}

interface SignerKeys {
  readonly keys: ReadonlyMap<string, KeyPair>
  readonly stranger: KeyPair
}

/** Signs claims as well or as badly as a test wants. */
export async function sign(
  how: Signing,
  known: SignerKeys,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { alg = 'ES256', signer = 'own', typ } = how
  if (signer === 'nobody') return new UnsecuredJWT({ ...claims }).encode()
  const own = known.keys.get(alg) ?? known.stranger
  const kid = how.kid ?? own.jwk.kid ?? ''
  const keys = {
    own: own.privateKey,
    stranger: known.stranger.privateKey,
    'client-secret': new TextEncoder().encode(clientSecret),
    'public-key': new TextEncoder().encode(await exportSPKI((known.keys.get('RS256') ?? own).publicKey)),
  }
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg, kid, ...(typ !== undefined && { typ }) })
    .sign(keys[signer])
}
