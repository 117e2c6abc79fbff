import { createHash, X509Certificate } from 'node:crypto'
import { publishedAt } from '../domain/published-keys'

const minModulusBits = 2_048

/**
 * A certificate, PEM or base64, as PEM; null when its key cannot be relied on: no RSA key, one under 2048 bits, or no certificate.
 * Its dates, issuer and own signature are not judged: metadata publishes keys, and an old certificate is still the provider's key.
 */
export function usableCertificate(text: string): string | null {
  const certificate = certificateOf(text)
  if (certificate === null) return null
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  const isStrong = asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= minModulusBits
  return isStrong ? certificate.toString() : null
}

/** Where the private half of a certificate's key was published; null as far as nobody knows. */
export function certificatePublishedAt(text: string): string | null {
  const spki = certificateOf(text)?.publicKey.export({ type: 'spki', format: 'der' })
  return spki ? publishedAt(createHash('sha256').update(spki).digest('hex')) : null
}

function certificateOf(text: string): X509Certificate | null {
  try {
    const bare = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----|\s+/g, '')
    const certificate = new X509Certificate(Buffer.from(bare, 'base64'))
    // Whether its key can be read shows only here.
    return certificate.publicKey && certificate
  } catch {
    return null
  }
}
