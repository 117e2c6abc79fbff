import { createPrivateKey, randomUUID } from 'node:crypto'
import { type JWK, SignJWT } from 'jose'
import type { Secret } from '../domain/secret'

/** A key by which Brevet asks for access tokens: JWK or PEM (PKCS 8). */
export interface AssertionKey {
  readonly privateKey: Secret
  /** Null: that of the JWK, if it has one. */
  readonly keyId: string | null
}

const lifetimeSeconds = 300

/** Signs a JWT that asks for an access token, with RS256, for five minutes. RFC 7523. */
export async function signAssertion(
  { privateKey, keyId }: AssertionKey,
  claims: Readonly<Record<string, string>>,
  now: Date,
): Promise<string> {
  const text = privateKey.reveal()
  const jwk: JWK | null = text.trimStart().startsWith('{') ? JSON.parse(text) : null
  const key = jwk ? createPrivateKey({ key: { ...jwk }, format: 'jwk' }) : createPrivateKey(text)
  const kid = keyId ?? jwk?.kid
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', ...(kid !== undefined && { kid }) })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lifetimeSeconds)
    .setJti(randomUUID())
    .sign(key)
}
