import { createPublicKey } from 'node:crypto'
import { exportJWK, type JWK } from 'jose'
import type { KeyRing, SigningKey } from '../domain/signing-key'

/** The discovery document that AWS reads below the issuer. Source: OIDC Discovery 3; AWS uses `issuer` and `jwks_uri`. */
export function openIdConfiguration(issuer: string): object {
  return {
    issuer,
    jwks_uri: `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    claims_supported: ['iss', 'aud', 'sub', 'iat', 'nbf', 'exp', 'jti'],
  }
}

/** The key set with every published key, also those not signing yet, so that AWS knows them in time. Public members only. */
export async function jwks(ring: Pick<KeyRing, 'published'>): Promise<{ readonly keys: readonly JWK[] }> {
  return { keys: await Promise.all((await ring.published()).map(writeJwk)) }
}

async function writeJwk(key: SigningKey): Promise<JWK> {
  const jwk = await exportJWK(createPublicKey(key.publicKey))
  return { ...jwk, kid: key.id, alg: key.algorithm, use: 'sig' }
}
