import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, portalOrigin, test } from '../fixtures'
import { recordAttack, recordControl } from './tally'
import { type Outcome, wireTo } from './wire'

const folder = process.env['DEMO_FOLDER'] ?? 'data/e2e'
const wire = () => wireTo(portalOrigin())
const evil = 'evil.example'

/** Every header by which some server or library takes another address for the portal's own, or for the sender's. */
const spoofed: readonly OutgoingHttpHeaders[] = [
  { host: evil },
  { host: `${evil}:8180`, 'x-forwarded-host': evil },
  { host: '[' },
  { host: '' },
  { host: `localhost@${evil}` },
  { 'x-forwarded-host': evil },
  { 'x-forwarded-host': `${evil}, localhost` },
  { 'x-forwarded-host': '[', 'x-forwarded-proto': 'javascript' },
  { 'x-forwarded-proto': 'https', 'x-forwarded-port': '1', 'x-forwarded-prefix': `/${evil}` },
  { 'x-forwarded-proto': 'https', 'x-forwarded-scheme': 'https', 'x-forwarded-ssl': 'on', 'front-end-https': 'on' },
  { forwarded: `for=203.0.113.66;host=${evil};proto=https` },
  {
    'x-forwarded-uri': `//${evil}/`,
    'x-original-uri': `//${evil}/`,
    'x-original-url': '/admin/audit',
    'x-rewrite-url': '/admin/audit',
  },
  {
    'x-host': evil,
    'x-forwarded-server': evil,
    'x-http-host-override': evil,
    'x-original-host': evil,
    'x-real-host': evil,
  },
  { x_forwarded_host: evil, x_forwarded_proto: 'https', x_forwarded_for: '203.0.113.66', x_real_ip: '203.0.113.66' },
  { 'x-forwarded-for': '203.0.113.66', 'x-real-ip': '203.0.113.66', 'x-brevet-peer': '203.0.113.66' },
  { 'x-forwarded-for': '127.0.0.1, 203.0.113.66', x_brevet_peer: '203.0.113.66', 'x-client-ip': '203.0.113.66' },
  { 'true-client-ip': '203.0.113.66', 'cf-connecting-ip': '203.0.113.66', 'x-cluster-client-ip': '203.0.113.66' },
  {
    'x-forwarded-user': 'ana',
    'x-forwarded-email': 'ana@corp.example',
    'x-auth-request-user': 'ana',
    'remote-user': 'ana',
  },
]

const addresses = 'Forged addresses'

test('no header moves the portal to another address, a request to another sender, or a person to another', async () => {
  const started = ({ location }: Outcome) => new URL(location).searchParams.get('redirect_uri')
  for (const headers of spoofed) {
    const what = JSON.stringify(headers)
    const start = await wire().send({ path: '/auth/corp/start', headers })
    const signIn = await wire().send({ path: '/signin', headers })
    const home = await wire().send({ path: '/', headers })
    const me = await wire().send({ path: '/api/v1/me', headers })
    const refused = await wire().send({ path: '/auth/corp/callback?code=x', headers })
    const issuer = await wire().send({ path: '/.well-known/openid-configuration', headers })
    const holds = [
      started(start) === `${portalOrigin()}/auth/corp/callback`,
      !/secure|domain/i.test(String(start.headers['set-cookie'])),
      !signIn.body.includes(evil),
      home.location === '/signin',
      me.status === 401,
      refused.location.startsWith(`${portalOrigin()}/refused?code=sign_in_state_mismatch`),
      JSON.parse(issuer.body).issuer === portalOrigin(),
    ]
    recordAttack(addresses, what, holds.includes(false))
    expect.soft(holds, what).not.toContain(false)
  }
  const rows = readdirSync(folder).filter((name) => name.startsWith('brevet.db'))
  for (const name of rows) expect(readFileSync(join(folder, name), 'latin1'), name).not.toContain('203.0.113.66')
  recordControl(addresses, 'its own address', started(await wire().send({ path: '/auth/corp/start' })) !== null)
})

test('a request for an address elsewhere is one for a path here', async () => {
  for (const path of ['/', '/signin', `//${evil}/x`, '/auth/corp/logout']) {
    const { status, location } = await wire().send({ path: `http://${evil}${path}` })
    recordAttack(addresses, `http://${evil}${path}`, /^(https?:)?\/\/evil/.test(location))
    expect(status, path).toBeLessThan(400)
    expect(location, path).not.toMatch(/^(https?:)?\/\/evil/)
  }
})

/** One request hidden in another, should two readers of it differ: the second must never be answered. */
function smuggled(): ReadonlyArray<readonly [name: string, bytes: string]> {
  const { host } = new URL(portalOrigin())
  const hidden = `GET /smuggled HTTP/1.1\r\nHost: ${host}\r\nX: x`
  const post = (path: string, headers: readonly string[], body: string) =>
    [`POST ${path} HTTP/1.1`, `Host: ${host}`, ...headers, '', body].join('\r\n')
  const chunked = `0\r\n\r\n${hidden}\r\n\r\n`
  const sizes = [`Content-Length: ${chunked.length}`, 'Transfer-Encoding: chunked']
  const coding = (line: string) => [`Content-Length: ${chunked.length}`, line]
  const path = '/api/v1/credentials'
  return [
    ['CL.TE', post(path, sizes, chunked)],
    ['TE.CL', post(path, ['Transfer-Encoding: chunked', 'Content-Length: 4'], `5c\r\n${hidden}\r\n\r\n0\r\n\r\n`)],
    ['TE.TE', post(path, [...sizes, 'Transfer-Encoding: identity'], chunked)],
    ['TE twice', post(path, ['Transfer-Encoding: chunked', 'Transfer-Encoding: x'], chunked)],
    ['TE of another coding', post(path, coding('Transfer-Encoding: xchunked'), chunked)],
    ['TE with a coding before', post(path, coding('Transfer-Encoding: gzip, chunked'), chunked)],
    ['TE with a tab', post(path, coding('Transfer-Encoding:\tchunked'), chunked)],
    ['TE with a space before the colon', post(path, coding('Transfer-Encoding : chunked'), chunked)],
    ['TE on a folded line', post(path, coding('Transfer-Encoding:\r\n chunked'), chunked)],
    ['TE behind a bare line feed', post(path, coding('X: y\nTransfer-Encoding: chunked'), chunked)],
    ['TE behind a bare return', post(path, coding('X: y\rTransfer-Encoding: chunked'), chunked)],
    ['TE with a vertical tab', post(path, coding('Transfer-Encoding: \x0bchunked'), chunked)],
    [
      'two different lengths',
      post(path, ['Content-Length: 0', `Content-Length: ${hidden.length}`], `${hidden}\r\n\r\n`),
    ],
    ['two lengths in one', post(path, [`Content-Length: 0, ${hidden.length}`], `${hidden}\r\n\r\n`)],
    ['a length with a sign', post(path, ['Content-Length: +0'], `${hidden}\r\n\r\n`)],
    ['a length in hexadecimal', post(path, ['Content-Length: 0x0'], `${hidden}\r\n\r\n`)],
    ['a negative length', post(path, ['Content-Length: -1'], `${hidden}\r\n\r\n`)],
    [
      'a length on a folded line',
      post(path, ['X: y\r\n Content-Length: 0', `Content-Length: ${hidden.length + 4}`], `${hidden}\r\n\r\n`),
    ],
    ['a chunk too long', post(path, ['Transfer-Encoding: chunked'], `ffffffffffffffffff\r\n${hidden}\r\n\r\n`)],
    [
      'a chunk whose extension has a line feed',
      post(path, ['Transfer-Encoding: chunked'], `1;\n${hidden}\r\n\r\n0\r\n\r\n`),
    ],
    ['a header without a name', post(path, [': x', ...sizes], chunked)],
    ['a name with a null', post(path, ['Content-Length\0: 0', ...sizes], chunked)],
    ['no host', `GET / HTTP/1.1\r\n\r\n`],
    ['an old version with a body', `POST ${path} HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`],
  ]
}

test('no request is smuggled in another', async () => {
  const family = 'Smuggled requests'
  const { host } = new URL(portalOrigin())
  const two = await wire().sendBytes(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(2))
  recordControl(family, 'two requests in a row', two.match(/HTTP\/1\.1 200/g)?.length === 2)
  expect(two.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  const probes = smuggled()
  const answers = await Promise.all(probes.map(([, bytes]) => wire().sendBytes(bytes)))
  for (const [index, [name]] of probes.entries()) {
    const heads = answers[index]?.match(/^HTTP\/1\.[01] \d{3}/gm) ?? []
    const isSmuggled = heads.length > 1 || heads.some((head) => !/ 4\d\d/.test(head))
    recordAttack(family, name, isSmuggled)
    expect.soft(isSmuggled, `${name}: ${heads.join(', ')}`).toBe(false)
  }
})

test('an upgrade of a connection leads nowhere else', async () => {
  const hits: string[] = []
  const metadata = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end('secret')
  }).on('upgrade', (request, socket) => {
    hits.push(request.url ?? '')
    socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\nsecret')
  })
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve))
  const { port } = metadata.address() as AddressInfo
  const elsewhere = `127.0.0.1:${port}`
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
  const probes = [
    `GET http://${elsewhere}/latest/meta-data HTTP/1.1\r\nHost: ${elsewhere}\r\n${upgrade}`,
    `GET //${elsewhere}/latest HTTP/1.1\r\nHost: ${elsewhere}\r\n${upgrade}`,
    `GET /latest HTTP/1.1\r\nHost: ${elsewhere}\r\nX-Forwarded-Host: ${elsewhere}\r\n${upgrade}`,
    `GET /_next/webpack-hmr HTTP/1.1\r\nHost: ${elsewhere}\r\n${upgrade}`,
    `GET http://${elsewhere}/latest HTTP/1.1\r\nHost: ${elsewhere}\r\nConnection: close\r\n\r\n`,
    `CONNECT ${elsewhere} HTTP/1.1\r\nHost: ${elsewhere}\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\nHost: ${elsewhere}\r\nConnection: close\r\n\r\n`,
  ]
  const family = 'Forged addresses'
  for (const probe of probes) {
    const answer = await wire().sendBytes(probe)
    recordAttack(family, probe.split('\r\n')[0] ?? '', answer.includes('secret') || answer.startsWith('HTTP/1.1 101'))
    expect.soft(answer, probe).not.toMatch(/secret|^HTTP\/1\.1 (101|5)/)
  }
  metadata.close()
  expect(hits).toEqual([])
})
