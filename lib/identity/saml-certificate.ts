import { X509Certificate } from 'node:crypto'

const minModulusBits = 2_048

/**
 * A certificate, PEM or base64, as PEM; null when its key cannot be relied on: no RSA key, one under 2048 bits, or no certificate.
 * Its dates, issuer and own signature are not judged: metadata publishes keys, and an old certificate is still the provider's key.
 */
export function usableCertificate(text: string): string | null {
  try {
    const bare = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----|\s+/g, '')
    const certificate = new X509Certificate(Buffer.from(bare, 'base64'))
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
    const isStrong = asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= minModulusBits
    return isStrong ? certificate.toString() : null
  } catch {
    return null
  }
}
