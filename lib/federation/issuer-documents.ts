import { createPublicKey } from 'node:crypto'
import { exportJWK, type JWK } from 'jose'
import type { IssuerKeys, IssuerPublicKey } from './issuer-keys'

type Published = Pick<IssuerKeys, 'published'>

/** The discovery document that AWS reads below the issuer. Source: OIDC Discovery 3; AWS uses `issuer` and `jwks_uri`. */
export async function openIdConfiguration(issuer: string, keys: Published): Promise<object> {
  const algorithms = (await keys.published()).map(({ algorithm }) => algorithm)
  return {
    issuer,
    jwks_uri: `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [...new Set(algorithms)],
    claims_supported: ['iss', 'aud', 'sub', 'iat', 'nbf', 'exp', 'jti'],
  }
}

/** The key set with every published key, also those not signing yet, so that AWS knows them in time. Public members only. */
export async function jwks(keys: Published): Promise<{ readonly keys: readonly JWK[] }> {
  return { keys: await Promise.all((await keys.published()).map(writeJwk)) }
}

async function writeJwk(key: IssuerPublicKey): Promise<JWK> {
  const jwk = await exportJWK(createPublicKey(key.publicKey))
  return { ...jwk, kid: key.id, alg: key.algorithm, use: 'sig' }
}
