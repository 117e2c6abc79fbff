import 'reflect-metadata'
import { type KeyObject, KeyObject as NodeKey } from 'node:crypto'
import { X509CertificateGenerator } from '@peculiar/x509'

export interface SigningCertificate {
  readonly privateKey: KeyObject
  /** PEM. */
  readonly certificate: string
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
const yearMilliseconds = 365 * 86_400_000

/** An RSA key and a self-signed certificate for a year, made at each start. */
export async function createSigningCertificate(now: Date): Promise<SigningCertificate> {
  const keys = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  )
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Partner SSO',
    keys,
    signingAlgorithm: algorithm,
    notBefore: now,
    notAfter: new Date(now.getTime() + yearMilliseconds),
  })
  return { privateKey: NodeKey.from(keys.privateKey), certificate: certificate.toString('pem') }
}

/** The base64 of a PEM certificate, as XML wants it. */
export function certificateBody(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '')
}

/** The PEM of the base64 found in XML. */
export function certificatePem(body: string): string {
  const lines = body.replace(/\s/g, '').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
