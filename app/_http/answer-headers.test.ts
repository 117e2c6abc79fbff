import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { settleAnswer } from './answer-headers'

let server: Server
afterEach(() => server.close())

async function headersOf(listener: RequestListener, isSecure = false): Promise<Headers> {
  server = createServer((request, response) => {
    settleAnswer(response, isSecure)
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return (await fetch(`http://127.0.0.1:${port}/`)).headers
}

it('gives an answer that says nothing of itself a policy in which nothing happens, and lets nobody keep it', async () => {
  const headers = await headersOf((_request, response) => void response.end('x'))
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('cache-control')).toBe('no-store')
})

it('leaves an answer its own policy and its own time to be kept', async () => {
  const headers = await headersOf((_request, response) => {
    response.setHeader('Content-Security-Policy', "script-src 'nonce-x'")
    response.setHeader('Cache-Control', 'public, max-age=1')
    response.writeHead(404).end()
  })
  expect(headers.get('content-security-policy')).toBe("script-src 'nonce-x'")
  expect(headers.get('cache-control')).toBe('public, max-age=1')
})

it('lets no answer take away what all of them say', async () => {
  const headers = await headersOf((_request, response) => {
    response.setHeader('X-Frame-Options', 'SAMEORIGIN')
    response.writeHead(500).end()
  })
  expect(headers.get('x-frame-options')).toBe('DENY')
})

it('asks for https alone where the portal is known by https', async () => {
  const listener: RequestListener = (_request, response) => void response.end()
  expect((await headersOf(listener)).get('strict-transport-security')).toBeNull()
  server.close()
  expect((await headersOf(listener, true)).get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
})
