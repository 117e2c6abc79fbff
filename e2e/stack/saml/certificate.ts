import { type KeyObject, KeyObject as NodeKey } from 'node:crypto'

export interface SigningCertificate {
  readonly privateKey: KeyObject
  /** PEM. */
  readonly certificate: string
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
const yearMilliseconds = 365 * 86_400_000

/** An RSA key and a self-signed certificate for a year, made at each start. */
export async function createSigningCertificate(now: Date): Promise<SigningCertificate> {
  const { X509CertificateGenerator } = await loadX509()
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

/**
 * @peculiar/x509 injects by metadata of decorators, and asks for a Reflect that can tell it; none of its classes needs
 * an answer.
 */
function loadX509() {
  if (!('getMetadata' in Reflect)) {
    Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined })
  }
  return import('@peculiar/x509')
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
