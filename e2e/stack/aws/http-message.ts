import type { IncomingMessage, ServerResponse } from 'node:http'
import { AwsFault } from './aws-fault'

/** One request, read to its end. */
export interface HttpRequest {
  readonly method: string
  /** The path as sent: still percent-encoded. */
  readonly path: string
  /** The query string as sent, without `?`. */
  readonly query: string
  /** Names in lower case; several values of one name are joined by a comma, as SigV4 canonicalises them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly sourceIp: string
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

const bodyLimitBytes = 32 * 1024 * 1024

/** Reads a request whole; a body above 32 MiB is refused with `EntityTooLarge`. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const target = message.url ?? '/'
  const mark = target.indexOf('?')
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: Object.fromEntries(
      Object.entries(message.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
    ),
    body: await readBody(message),
    sourceIp: message.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1',
  }
}

/** Sends a response; the body of a HEAD request stays at home. */
export function sendResponse(outgoing: ServerResponse, response: HttpResponse, method: string): void {
  const body = Buffer.from(response.body)
  outgoing.writeHead(response.status, { 'content-length': String(body.length), ...response.headers })
  outgoing.end(method === 'HEAD' ? undefined : body)
}

/** Body and query parameters of an HTML form or a Query API call; the body wins. */
export function readParameters(request: HttpRequest): URLSearchParams {
  const parameters = new URLSearchParams(request.query)
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  if (request.method !== 'POST' || !isForm) return parameters
  for (const [name, value] of new URLSearchParams(request.body.toString('utf8'))) parameters.set(name, value)
  return parameters
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyLimitBytes)
      throw new AwsFault('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum size')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
