import { AwsFault } from '../aws-fault'
import type { HttpRequest } from '../http-message'
import { sha256Hex, type VerifiedSignature } from '../sigv4'
import { checksum } from './checksum'
import { type ChunkedPayload, readChunkedPayload } from './chunked-payload'

/** The payload hash that the client signed: a digest, or one of the words for unsigned and streamed payloads. */
export function signedPayloadHash(request: HttpRequest): string {
  return request.headers['x-amz-content-sha256'] ?? ''
}

/**
 * The payload of a verified request, out of its framing, with every digest it declares checked. Fails with
 * `XAmzContentSHA256Mismatch`, `SignatureDoesNotMatch`, `BadDigest` or `InvalidRequest`.
 */
export function readPayload(request: HttpRequest, verified: VerifiedSignature): Buffer {
  const { payload, trailers } = unframe(request, verified)
  const declaredLength = request.headers['x-amz-decoded-content-length']
  if (declaredLength !== undefined && Number(declaredLength) !== payload.length) {
    throw new AwsFault(
      'IncompleteBody',
      400,
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    )
  }
  for (const [name, value] of Object.entries({ ...request.headers, ...trailers })) checkDigest(name, value, payload)
  return payload
}

function unframe(request: HttpRequest, verified: VerifiedSignature): ChunkedPayload {
  const hash = signedPayloadHash(request)
  switch (hash) {
    case 'UNSIGNED-PAYLOAD':
      return { payload: request.body, trailers: {} }
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return framed(readChunkedPayload(request.body, null))
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return framed(readChunkedPayload(request.body, verified))
  }
  if (hash === sha256Hex(request.body)) return { payload: request.body, trailers: {} }
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed."
  throw new AwsFault('XAmzContentSHA256Mismatch', 400, message)
}

function framed(chunked: ChunkedPayload | null): ChunkedPayload {
  if (chunked) return chunked
  throw new AwsFault(
    'SignatureDoesNotMatch',
    403,
    'The chunk signature we calculated does not match the signature you provided. Check your key and signing method.',
  )
}

function checkDigest(name: string, value: string, payload: Buffer): void {
  const algorithm = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/.exec(name)?.[1]
  if (!algorithm || checksum(algorithm, payload) === value) return
  throw new AwsFault(
    'BadDigest',
    400,
    `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
  )
}
