import { createHash, X509Certificate } from 'node:crypto'
import { publishedAt } from '../../domain/published-keys'

const pemPattern = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** The certificates of a text, each as PEM: one or more PEM blocks, or one bare base64 body. Null when it holds none, or a broken one. */
export function pemCertificates(text: string): readonly string[] | null {
  const blocks = text.includes('-----BEGIN') ? (text.match(pemPattern) ?? []) : [wrap(text)]
  try {
    const certificates = blocks.map((block) => new X509Certificate(block).toString())
    return certificates.length > 0 ? certificates : null
  } catch {
    return null
  }
}

function wrap(base64: string): string {
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/\s/g, '').replaceAll(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----`
}

/** The certificates of a metadata document, found by their text: enough to warn early, while the identity stage reads it as XML. */
export function certificatesWithin(xml: string): readonly string[] {
  const bodies = xml.matchAll(/<(?:\w+:)?X509Certificate>([A-Za-z0-9+/=\s]+)</g)
  return [...bodies].flatMap(([, body = '']) => pemCertificates(body) ?? [])
}

/** Where the private half of a certificate's key was published; null as far as nobody knows. */
export function certificatePublishedAt(pem: string): string | null {
  try {
    const spki = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
    return publishedAt(createHash('sha256').update(spki).digest('hex'))
  } catch {
    return null
  }
}
