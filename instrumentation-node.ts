import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { settleAnswer } from '@/app/_http/answer-headers'
import type { Broker } from '@/lib/broker/broker'
import { runtime, startRuntime } from '@/lib/broker/runtime'

/** The broker once Brevet is open; what comes before waits for it. */
let broker: Broker | null = null

/** Opens Brevet; a fault ends the process with the list of what is wrong, never with a stack trace. */
export async function start(): Promise<void> {
  subscribe('http.server.request.start', settle)
  const faults = await startRuntime()
  if (faults.length > 0) {
    process.stderr.write(`Brevet cannot start:\n${faults.map((line) => `  ${line}\n`).join('')}`)
    process.exit(1)
  }
  broker = runtime().broker
}

function settle(message: unknown): void {
  const { request, response } = message as { readonly request: IncomingMessage; readonly response: ServerResponse }
  const { protocol, host } = new URL(broker?.publicUrl() ?? 'http://localhost')
  settleAnswer(response, protocol === 'https:')
  settleAddresses(request, { protocol, host })
  settleTarget(request)
}

/**
 * Next and next-auth believe a request about the address it was sent to; a sender says what it likes.
 * So our own address stands here, over whatever the request brought, and beside it that of the client, for Next's handlers
 * do not see the socket. What a trusted proxy forwards about the client is believed, and nothing else.
 */
function settleAddresses(request: IncomingMessage, { protocol, host }: Pick<URL, 'protocol' | 'host'>): void {
  const peer = request.socket.remoteAddress ?? ''
  const forwardedFor = String(request.headers['x-forwarded-for'] ?? '')
  for (const name of claims) delete request.headers[name]
  // RFC 9112, 3.2: Node refuses a request that names no host at all.
  if (request.headers.host !== undefined) request.headers.host = host
  request.headers['x-forwarded-host'] = host
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  request.headers['x-brevet-peer'] = broker?.clientAddress(peer, forwardedFor) ?? peer
  const [, query] = signedQuery.exec(request.url ?? '') ?? []
  if (query !== undefined) request.headers['x-brevet-query'] = query
}

/** A provider signs the characters of a query (SAML Bindings 3.4.4.1), and Next writes them anew: there they stand as they came. */
const signedQuery = /^\/auth\/[^/?]+\/logout\?(.+)$/

/** RFC 9112, 3.2.2: `GET http://host/path`. The host counts as little as that of the header. */
const absoluteForm = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/?/i

const claims = [
  ...['forwarded', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-prefix', 'x-real-ip'],
  'x-brevet-query',
] as const

/**
 * Next answers 500 to a path whose percent-encoding is broken, to a target that is no path, and to a method that its `Request` does not take; and it shows its own
 * error page, made when the portal was built and without a nonce, to whoever asks for it.
 */
function settleTarget(request: IncomingMessage): void {
  const target = (request.url ?? '/').replace(absoluteForm, '/')
  const [path = '/'] = target.split('?', 1)
  const nowhere = path.startsWith('/api/') ? '/api/unreadable-address' : '/unreadable-address'
  request.url = path.startsWith('/') && isReadable(path) && !errorPage.test(path) ? target : nowhere
  if (request.method === 'TRACE' || request.method === 'CONNECT') request.method = 'NONE'
}

const errorPage = /^\/_global-error(\/|\.|$)/

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
