import type { ServerResponse } from 'node:http'
import type { Json } from './signer'

/** What the provider puts on the wire, decent or not. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
  /** `drip`: a byte now and then, without an end. `late`: shortly before nobody waits any longer. Default: at once. */
  readonly pace?: 'drip' | 'late'
}

export function jsonAnswer(body: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function redirectAnswer(location: string): Answer {
  return { status: 302, headers: { location }, body: '' }
}

export function pageAnswer(html: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/html' }, body: html }
}

/** Well-formed, and far larger than it should be. */
export function hugeAnswer(body: Json, megabytes: number): Answer {
  return jsonAnswer({ ...body, padding: 'x'.repeat(megabytes * 1024 * 1024) })
}

const dripMilliseconds = 200
const lateMilliseconds = 4500

export function send(response: ServerResponse, { status, headers, body, pace }: Answer): void {
  if (pace === undefined) return void response.writeHead(status, headers).end(body)
  if (pace === 'late') return void setTimeout(() => response.writeHead(status, headers).end(body), lateMilliseconds)
  response.writeHead(status, headers)
  const timer = setInterval(() => response.write(' '), dripMilliseconds)
  response.on('close', () => clearInterval(timer))
}
