import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'

/** A part of the stack that answers on a loopback port. */
export interface RunningPart {
  /** Origin without a trailing slash. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Listens on 127.0.0.1; `port` 0 takes a free one. The handler is made last, because it may need the address. */
export async function startListener(
  port: number,
  handlerFor: (url: string) => RequestListener | Promise<RequestListener>,
): Promise<RunningPart> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the listener has no port')
  const url = `http://localhost:${address.port}`
  server.on('request', await handlerFor(url))
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const formLimit = 256 * 1024

/** Reads a URL-encoded form of at most 256 kB. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let size = 0
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > formLimit) throw new Error('the form is larger than 256 kB')
    chunks.push(bytes)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

/** Answers with an HTML page that must not be stored. */
export function answerPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}
