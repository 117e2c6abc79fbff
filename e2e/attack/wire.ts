import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import type { Person } from '../stack/people'
import { createPlainBrowser } from '../stack/plain-browser'

export interface Attempt {
  readonly method?: string
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
  /** The body is announced and begun, and never ends. */
  readonly isEndless?: boolean
}

export interface Outcome {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly location: string
  readonly body: string
}

/** A portal without anything between: neither browser nor client puts right what is sent to it. */
export interface Wire {
  readonly origin: string
  /** One request exactly as it is written. */
  send(attempt: Attempt): Promise<Outcome>
  /** Bytes on a connection of their own, and everything that comes back until it is closed or quiet. */
  sendBytes(bytes: string): Promise<string>
  /** Somebody signs in at the OIDC provider: the value of the session's cookie. */
  sessionOf(key: Person['key']): Promise<string>
  /** The headers of a request that one of the portal's own pages makes for whoever has this session. */
  asPage(session: string, headers?: OutgoingHttpHeaders): OutgoingHttpHeaders
}

export function wireTo(origin: string): Wire {
  const port = Number(new URL(origin).port)
  return {
    origin,
    send: (attempt) => send(port, attempt),
    sendBytes: (bytes) => sendBytes(port, bytes),
    sessionOf: (key) => sessionOf(origin, key),
    asPage: (session, headers = {}) => ({ cookie: `brevet-session=${session}`, origin, ...headers }),
  }
}

function send(port: number, attempt: Attempt): Promise<Outcome> {
  const { method = 'GET', path, headers = {}, body = '', isEndless = false } = attempt
  return new Promise((resolve, reject) => {
    const length = isEndless ? 1e9 : Buffer.byteLength(body)
    const all = { host: `localhost:${port}`, ...(length > 0 ? { 'content-length': length } : {}), ...headers }
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: all, agent: false, timeout: 10_000 })
    request.on('response', async (response) => {
      const parts: string[] = []
      for await (const part of response.setEncoding('utf8')) parts.push(part)
      const { statusCode = 0, headers: answered } = response
      resolve({ status: statusCode, headers: answered, location: answered.location ?? '', body: parts.join('') })
      request.destroy()
    })
    request.on('timeout', () => request.destroy(new Error(`no answer in time to ${method} ${path}`)))
    request.on('error', reject)
    if (isEndless) request.write(body)
    else request.end(body)
  })
}

const quietMilliseconds = 700

function sendBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: string[] = []
    const socket = connect({ host: '127.0.0.1', port })
    socket.setEncoding('latin1').setTimeout(quietMilliseconds, () => socket.destroy())
    socket.on('data', (part: string) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(parts.join('')))
    socket.write(bytes, 'latin1')
  })
}

async function sessionOf(origin: string, key: Person['key']): Promise<string> {
  const browser = createPlainBrowser('none:')
  const page = await browser.open(`${origin}/auth/corp/start`)
  await browser.open(page.url.href, new URLSearchParams({ person: key }))
  const session = browser.cookie('brevet-session')
  if (session === '') throw new Error(`${key} could not sign in`)
  return session
}
