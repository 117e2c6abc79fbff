/** Writes the few ASN.1 types that a certificate is made of, in DER (X.690). Nothing is read. */

/** One value: tag, length, content. */
function encode(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content])
}

/** Short form below 128, else the number of length bytes and the length (X.690, 8.1.3). */
function lengthOf(content: Uint8Array): Buffer {
  if (content.length < 0x80) return Buffer.from([content.length])
  const hex = content.length.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

export const sequence = (...members: readonly Uint8Array[]) => encode(0x30, ...members)
export const setOf = (member: Uint8Array) => encode(0x31, member)
export const utf8Text = (text: string) => encode(0x0c, Buffer.from(text, 'utf8'))
export const octets = (content: Uint8Array) => encode(0x04, content)
export const nothing = () => encode(0x05)
export const yes = () => encode(0x01, Buffer.from([0xff]))

/** A positive integer whose first byte is below 0x80. */
export const integer = (bytes: Uint8Array) => encode(0x02, bytes)

/** `[n]` around a value, in the explicit form. */
export const tagged = (number: number, member: Uint8Array) => encode(0xa0 | number, member)

/** Whole bytes, or as many bits less as `unusedBits` says. */
export const bits = (content: Uint8Array, unusedBits = 0) => encode(0x03, Buffer.from([unusedBits]), content)

/** UTCTime until 2049, GeneralizedTime from then on, in whole seconds (RFC 5280, 4.1.2.5). */
export function time(instant: Date): Buffer {
  const digits = `${instant.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  return instant.getUTCFullYear() < 2050
    ? encode(0x17, Buffer.from(digits.slice(2)))
    : encode(0x18, Buffer.from(digits))
}

/** An object identifier in dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** Seven bits a byte, all but the last marked (X.690, 8.19.2). */
function base128(value: number): readonly number[] {
  const groups = [value & 0x7f]
  for (let left = value >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80)
  return groups
}
