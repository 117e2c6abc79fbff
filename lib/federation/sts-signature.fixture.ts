/** How the STS fixture checks a signature: IAM User Guide, "AWS Signature Version 4 for API requests". */
import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { requireThat } from './sts-answer.fixture'

/** A request as it came over the wire. */
export interface SignedRequest {
  readonly form: URLSearchParams
  readonly body: string
  readonly headers: IncomingHttpHeaders
}

const authorizationPattern =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([a-z0-9-]+)\/sts\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/

/** The key id that the request names; null when it is not signed. */
export function signerOf({ headers }: SignedRequest): string | null {
  if (!headers.authorization) return null
  const match = authorizationPattern.exec(headers.authorization)
  requireThat(match?.[1], 'Authorization', 'IncompleteSignature')
  return match[1]
}

/** Recomputes the signature with the secret; the region is the one that the endpoint stands for. */
export function requireSignature(request: SignedRequest, secretAccessKey: string, regions: readonly string[]): void {
  const { headers, body } = request
  const [, , day = '', region = '', names = '', signature] =
    authorizationPattern.exec(headers.authorization ?? '') ?? []
  const instant = String(headers['x-amz-date'])
  requireThat(regions.includes(region) && instant.startsWith(day), 'Credential', 'SignatureDoesNotMatch')
  for (const name of ['host', 'x-amz-date', ...('x-amz-security-token' in headers ? ['x-amz-security-token'] : [])]) {
    requireThat(names.split(';').includes(name), name, 'SignatureDoesNotMatch')
  }
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n')
  const scope = `${day}/${region}/sts/aws4_request`
  const text = ['AWS4-HMAC-SHA256', instant, scope, sha256(canonical)].join('\n')
  const key = [day, region, 'sts', 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secretAccessKey}`,
  )
  const expected = createHmac('sha256', key).update(text).digest('hex')
  requireThat(signature === expected, 'The request signature we calculated does not match', 'SignatureDoesNotMatch')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
