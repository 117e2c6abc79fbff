import 'reflect-metadata'
import type { KeyObject } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  X509CertificateGenerator,
} from '@peculiar/x509'

export interface CertificateRequest {
  readonly commonName: string
  /** Certificates count in whole seconds; fractions are dropped. */
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  /** RSA. */
  readonly privateKey: KeyObject
  readonly purpose: 'signing' | 'encryption'
}

/** sha256WithRSAEncryption (RFC 4055). */
const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

const usages = { signing: KeyUsageFlags.digitalSignature, encryption: KeyUsageFlags.keyEncipherment } as const

/** No authority, and a key for one purpose only; both critical (RFC 5280, 4.2.1). */
function extensionsFor(purpose: CertificateRequest['purpose']) {
  return [new BasicConstraintsExtension(false, undefined, true), new KeyUsagesExtension(usages[purpose], true)]
}

/** A self-signed X.509 v3 certificate as PEM (RFC 5280): the form in which SAML metadata carries a key. */
export async function selfSignedCertificate(request: CertificateRequest): Promise<string> {
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: new Name([{ CN: [{ utf8String: request.commonName }] }]),
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    keys: await cryptoKeys(request),
    signingAlgorithm: algorithm,
    extensions: extensionsFor(request.purpose),
  })
  return `${certificate.toString('pem')}\n`
}

async function cryptoKeys({ publicKey, privateKey }: CertificateRequest): Promise<CryptoKeyPair> {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' })
  return {
    publicKey: await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
  }
}
