import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Broker } from '@/lib/broker/broker'
import { runtime, startRuntime } from '@/lib/broker/runtime'

/** The broker once Brevet is open; what comes before waits for it. */
let broker: Broker | null = null

/** Opens Brevet; a fault ends the process with the list of what is wrong, never with a stack trace. */
export async function start(): Promise<void> {
  subscribe('http.server.request.start', settleAddresses)
  const faults = await startRuntime()
  if (faults.length > 0) {
    process.stderr.write(`Brevet cannot start:\n${faults.map((line) => `  ${line}\n`).join('')}`)
    process.exit(1)
  }
  broker = runtime().broker
}

/**
 * Next and next-auth believe a request about the address it was sent to; a sender says what it likes.
 * So our own address stands here, over whatever the request brought, and beside it that of the client, for Next's handlers
 * do not see the socket. What a trusted proxy forwards about the client is believed, and nothing else.
 */
function settleAddresses(message: unknown): void {
  const { request } = message as { request: IncomingMessage }
  const { protocol, host } = new URL(broker?.publicUrl() ?? 'http://localhost')
  const peer = request.socket.remoteAddress ?? ''
  const forwardedFor = String(request.headers['x-forwarded-for'] ?? '')
  request.url = request.url?.replace(absoluteForm, '/')
  for (const name of claims) delete request.headers[name]
  request.headers.host = host
  request.headers['x-forwarded-host'] = host
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  request.headers['x-brevet-peer'] = broker?.clientAddress(peer, forwardedFor) ?? peer
}

/** RFC 9112, 3.2.2: `GET http://host/path`. The host counts as little as that of the header. */
const absoluteForm = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/?/i

const claims = ['forwarded', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-prefix', 'x-real-ip'] as const
