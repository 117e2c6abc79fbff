import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { RunningPart } from './listener'
import { createSigningCertificate } from './saml/certificate'

/** What a careless or hostile proxy says; the portal must take none of it for its own address. */
const misleading = {
  host: 'portal.internal:8080',
  forwarded: 'host=evil.example;proto=http',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'http',
  'x-forwarded-port': '80',
  'x-forwarded-for': '203.0.113.9',
}

/** TLS with a self-signed certificate in front of a portal that speaks plain http, as in production. */
export async function startTlsProxy(port: number, target: number): Promise<RunningPart> {
  const { privateKey, certificate } = await createSigningCertificate(new Date())
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const server = createServer({ key, cert: certificate }, (request, response) => forward(request, response, target))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `https://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function forward(request: IncomingMessage, response: ServerResponse, port: number): void {
  const { method = 'GET', url: path = '/' } = request
  const headers = { ...request.headers, ...misleading }
  const onward = ask({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.headersSent || response.writeHead(502).end())
  request.pipe(onward)
}
