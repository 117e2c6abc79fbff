import { X509Certificate } from 'node:crypto'

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
