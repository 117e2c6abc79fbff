import { generateKeyPair, type KeyPairKeyObjectResult } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import { secret } from '../domain/secret'
import type { SigningKey } from '../domain/signing-key'
import { selfSignedCertificate } from './certificate'
import type { KeyLife, KeyPolicy } from './policy'

export interface KeyRequest {
  readonly policy: KeyPolicy
  readonly life: KeyLife
  readonly createdAt: Date
  /** Common name of the certificate. */
  readonly issuerName: string
}

/** Verifiers whose clock is behind must accept a new certificate: it is valid from so long before, in milliseconds. */
const certificateBackdating = 24 * 3_600_000

const generate = promisify(generateKeyPair)

/** Makes a key pair, with a self-signed certificate where SAML needs one. */
export async function generateKey(request: KeyRequest): Promise<SigningKey> {
  const { policy, life, createdAt } = request
  const pair = await generatePair(policy.algorithm)
  return {
    id: await calculateJwkThumbprint(await exportJWK(pair.publicKey)),
    use: policy.use,
    algorithm: policy.algorithm,
    privateKey: secret(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    certificate: policy.use === 'oidc-issuer' ? null : await certify(pair, request),
    createdAt,
    ...life,
  }
}

function generatePair(algorithm: SigningKey['algorithm']): Promise<KeyPairKeyObjectResult> {
  return algorithm === 'ES256' ? generate('ec', { namedCurve: 'P-256' }) : generate('rsa', { modulusLength: 2048 })
}

function certify(pair: KeyPairKeyObjectResult, { policy, issuerName, createdAt, life }: KeyRequest): Promise<string> {
  const purpose = policy.algorithm === 'RSA-OAEP' ? 'encryption' : 'signing'
  const notBefore = new Date(createdAt.getTime() - certificateBackdating)
  return selfSignedCertificate({ commonName: issuerName, notBefore, notAfter: life.retiresAt, purpose, ...pair })
}
