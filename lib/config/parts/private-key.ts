import { createPrivateKey, type KeyObject } from 'node:crypto'

/** What makes a text unfit as an RSA private key (JWK, or PEM in PKCS 8); null when nothing does. Never repeats the text. */
export function privateKeyFault(text: string): string | null {
  const key = readKey(text)
  if (key === null) return 'must be a private key, as JWK or PEM (PKCS 8)'
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType !== 'rsa') return 'must be an RSA key'
  return modulusLength < 2048 ? 'must have at least 2048 bits' : null
}

function readKey(text: string): KeyObject | null {
  try {
    if (text.trimStart().startsWith('{')) return createPrivateKey({ key: JSON.parse(text), format: 'jwk' })
    return text.includes('BEGIN PRIVATE KEY') ? createPrivateKey(text) : null
  } catch {
    return null
  }
}
