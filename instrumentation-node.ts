import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { startRuntime } from '@/lib/broker/runtime'

/** Opens Brevet; a fault ends the process with the list of what is wrong, never with a stack trace. */
export async function start(): Promise<void> {
  subscribe('http.server.request.start', notePeer)
  const faults = await startRuntime()
  if (faults.length === 0) return
  process.stderr.write(`Brevet cannot start:\n${faults.map((line) => `  ${line}\n`).join('')}`)
  process.exit(1)
}

/**
 * Next's handlers do not see the socket, and a forwarded header says what its sender likes.
 * So the peer's address is noted here, over whatever the request brought under that name.
 */
function notePeer(message: unknown): void {
  const { request } = message as { request: IncomingMessage }
  request.headers['x-brevet-peer'] = request.socket.remoteAddress ?? ''
}
