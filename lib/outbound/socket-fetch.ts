import { type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'

/** Responses of these statuses have no body (Fetch, "null body status"). */
const bodiless = [204, 205, 304]

export interface SocketRequest {
  readonly request: Request
  /** The caller's own: that of a request is a copy, which may be collected before it fires. */
  readonly signal: AbortSignal | null
  readonly lookup: LookupFunction
}

/**
 * Fetch over a connection of its own, whose addresses the given lookup gives: Node's global fetch takes none. Gives redirects as they
 * came, and streams the body, uncompressed. Rejects with the signal's reason when it is aborted, at whatever moment.
 */
export async function socketFetch({ request, signal, lookup }: SocketRequest): Promise<Response> {
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer())
  signal?.throwIfAborted()
  const incoming = await exchange({ request, signal, lookup }, body)
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming
  const isEmpty = bodiless.includes(status) || request.method === 'HEAD'
  if (isEmpty) incoming.resume()
  return new Response(isEmpty ? null : (Readable.toWeb(incoming) as ReadableStream), {
    status,
    statusText,
    headers: headersOf(incoming),
  })
}

function exchange({ request, signal, lookup }: SocketRequest, body: Buffer | null): Promise<IncomingMessage> {
  const { url, method } = request
  const open = url.startsWith('https:') ? httpsRequest : httpRequest
  const options: RequestOptions = { method, lookup, agent: false, headers: writtenHeaders(request, body) }
  return new Promise((resolve, reject) => {
    let stream: ClientRequest | IncomingMessage = open(url, options, (incoming) => {
      stream = incoming
      incoming.on('error', settle).once('close', settle)
      resolve(incoming)
    })
    const abort = () => stream.destroy(reasonOf(signal))
    const settle = () => signal?.removeEventListener('abort', abort)
    signal?.addEventListener('abort', abort, { once: true })
    stream.on('error', (error) => {
      settle()
      reject(error)
    })
    stream.end(body ?? undefined)
  })
}

function reasonOf(signal: AbortSignal | null): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new DOMException('The request was aborted', 'AbortError')
}

function writtenHeaders({ headers }: Request, body: Buffer | null): Record<string, string> {
  return {
    accept: '*/*',
    'user-agent': 'brevet',
    ...Object.fromEntries(headers),
    'accept-encoding': 'identity',
    ...(body === null ? {} : { 'content-length': String(body.length) }),
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  return headers
}
