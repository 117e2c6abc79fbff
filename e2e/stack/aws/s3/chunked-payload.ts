import { formatScope, hmac, sha256Hex, type VerifiedSignature } from '../sigv4'

/** A payload out of its `aws-chunked` framing, and the trailing headers behind it; null when framing or a signature is wrong. */
export interface ChunkedPayload {
  readonly payload: Buffer
  readonly trailers: Readonly<Record<string, string>>
}

interface Chunk {
  readonly data: Buffer
  readonly signature: string | null
  readonly next: number
}

/**
 * Reads `aws-chunked`: `SIZE[;chunk-signature=HEX]\r\nDATA\r\n …  0…\r\n[trailers]\r\n`. With `verified`, each chunk's signature
 * builds on the one before, beginning with the request's own. Source: S3, "Signature calculations: transferring payload in chunks".
 */
export function readChunkedPayload(body: Buffer, verified: VerifiedSignature | null): ChunkedPayload | null {
  const parts: Buffer[] = []
  let previous = verified?.signature ?? ''
  let offset = 0
  for (;;) {
    const chunk = readChunk(body, offset)
    if (!chunk) return null
    if (verified) {
      if (chunk.signature !== signChunk(verified, previous, chunk.data)) return null
      previous = chunk.signature ?? ''
    }
    offset = chunk.next
    if (chunk.data.length === 0) break
    parts.push(chunk.data)
  }
  const text = body.subarray(offset).toString('utf8')
  const trailers = readTrailers(text)
  if (verified && !isTrailerSigned(trailers, verified, previous)) return null
  return { payload: Buffer.concat(parts), trailers }
}

function readChunk(body: Buffer, offset: number): Chunk | null {
  const lineEnd = body.indexOf('\r\n', offset)
  if (lineEnd < 0) return null
  const line = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(body.toString('latin1', offset, lineEnd))
  if (!line?.[1]) return null
  const start = lineEnd + 2
  const size = Number.parseInt(line[1], 16)
  const data = body.subarray(start, start + size)
  if (data.length !== size) return null
  if (size > 0 && body.toString('latin1', start + size, start + size + 2) !== '\r\n') return null
  return { data, signature: line[2] ?? null, next: size === 0 ? start : start + size + 2 }
}

function readTrailers(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'))
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
}

function signChunk(verified: VerifiedSignature, previous: string, data: Buffer): string {
  const text = [
    'AWS4-HMAC-SHA256-PAYLOAD',
    verified.amzDate,
    formatScope(verified.scope),
    previous,
    sha256Hex(''),
    sha256Hex(data),
  ]
  return hmac(verified.signingKey, text.join('\n')).toString('hex')
}

function isTrailerSigned(
  trailers: Readonly<Record<string, string>>,
  verified: VerifiedSignature,
  previous: string,
): boolean {
  const { 'x-amz-trailer-signature': signature, ...signed } = trailers
  const content = Object.entries(signed)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('')
  if (content === '' && signature === undefined) return true
  const text = ['AWS4-HMAC-SHA256-TRAILER', verified.amzDate, formatScope(verified.scope), previous, sha256Hex(content)]
  return hmac(verified.signingKey, text.join('\n')).toString('hex') === signature
}
