import 'reflect-metadata'
import { generateKeyPairSync } from 'node:crypto'
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import { secret } from '../domain/secret'
import type { KeyRing, SigningKey } from '../domain/signing-key'

const start = new Date('2026-01-01T00:00:00Z')
const end = new Date('2030-01-01T00:00:00Z')

/** A fresh key of the use, made for one test run. */
export async function makeSigningKey(use: 'oidc-issuer' | 'saml-idp'): Promise<SigningKey> {
  const pair =
    use === 'oidc-issuer'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return {
    id: await calculateJwkThumbprint(await exportJWK(pair.publicKey)),
    use,
    algorithm: use === 'oidc-issuer' ? 'ES256' : 'RS256',
    privateKey: secret(privateKey),
    publicKey,
    certificate: use === 'oidc-issuer' ? null : await makeCertificate(privateKey, publicKey),
    createdAt: start,
    activeFrom: start,
    retiresAt: end,
  }
}

/** A ring that signs with the first key and publishes all. */
export function ringOf(first: SigningKey, ...others: readonly SigningKey[]): KeyRing {
  return { current: async () => first, published: async () => [first, ...others] }
}

async function makeCertificate(privateKey: string, publicKey: string): Promise<string> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const load = (format: 'pkcs8' | 'spki', pem: string, usage: 'sign' | 'verify') =>
    crypto.subtle.importKey(format, PemConverter.decodeFirst(pem), algorithm, true, [usage])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=brevet.example',
    notBefore: start,
    notAfter: end,
    signingAlgorithm: algorithm,
    keys: { privateKey: await load('pkcs8', privateKey, 'sign'), publicKey: await load('spki', publicKey, 'verify') },
  })
  return certificate.toString('pem')
}
