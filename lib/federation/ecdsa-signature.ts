import { BrevetError } from '../domain/errors'

const integerBytes = 32

/** An ECDSA signature on P-256 from DER (RFC 3279, 2.2.3) to the form of JWS: R and S, 32 bytes each (RFC 7518, 3.4). */
export function fixedLengthSignature(der: Uint8Array): Buffer {
  const [tag, length, ...body] = der
  const [r, rest] = readInteger(body)
  const [s, nothing] = readInteger(rest)
  if (tag !== 0x30 || length !== body.length || nothing.length > 0) throw malformed()
  return Buffer.concat([r, s])
}

function readInteger([tag, length = 0, ...rest]: readonly number[]): readonly [Buffer, readonly number[]] {
  const bytes = Buffer.from(rest.slice(0, length))
  const significant = bytes[0] === 0 ? bytes.subarray(1) : bytes
  if (tag !== 0x02 || length === 0 || bytes.length !== length || significant.length > integerBytes) throw malformed()
  return [Buffer.concat([Buffer.alloc(integerBytes - significant.length), significant]), rest.slice(length)]
}

function malformed(): BrevetError {
  return new BrevetError('issuer_key_unavailable', { reason: 'answer_malformed' })
}
