import { createHmac, randomBytes } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Seconds for which one code is the current one. */
const totpStepSeconds = 30

/** A new secret of 40 bytes in base32: what IAM shows as QR code. */
export function makeTotpSecret(): string {
  return Array.from(randomBytes(64), (byte) => alphabet[byte % 32]).join('')
}

/** Number of the step that an instant lies in. */
export function totpStep(instant: Date): number {
  return Math.floor(instant.getTime() / 1000 / totpStepSeconds)
}

/** The six digits of a step. Source: RFC 6238 with HMAC-SHA-1, RFC 4226 section 5.3. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', readBase32(secret)).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 0x0f
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function readBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '').toUpperCase()]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
