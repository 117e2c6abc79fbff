import { readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'

const folder = process.env['DEMO_FOLDER'] ?? 'data/e2e'
const keys = '/api/v1/credentials'
const readOnly = { entitlement: '111122223333/ReadOnly' }

interface Attempt {
  readonly method?: string
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
  /** The body is announced and begun, and never ends. */
  readonly isEndless?: boolean
}

interface Outcome {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly location: string
  readonly body: string
}

/** One request exactly as it is written here: no browser or client puts its headers and path right. */
function send({ method = 'GET', path, headers = {}, body = '', isEndless = false }: Attempt): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(portalOrigin())
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
    request.on('timeout', () => request.destroy(new Error('no answer in time')))
    request.on('error', reject)
    if (isEndless) request.write(body)
    else request.end(body)
  })
}

async function sessionOf(page: Page): Promise<string> {
  return (await page.context().cookies()).find(({ name }) => name === 'brevet-session')?.value ?? ''
}

function asJson(session: string, headers: OutgoingHttpHeaders = {}): OutgoingHttpHeaders {
  const cookie = `brevet-session=${session}`
  return { cookie, origin: portalOrigin(), 'content-type': 'application/json', ...headers }
}

const another = 'A'.repeat(43)
const cookies: ReadonlyArray<readonly [what: string, cookie: (id: string) => string]> = [
  ['none', () => 'other=1'],
  ['of a session that never was', () => `brevet-session=${another}`],
  ['twice', (id) => `brevet-session=${id}; brevet-session=${id}`],
  ['before a planted one', (id) => `brevet-session=${id}; brevet-session=${another}`],
  ['behind a planted one', (id) => `brevet-session=${another}; brevet-session=${id}`],
  ['in pieces', (id) => `brevet-session.0=${id.slice(0, 20)}; brevet-session.1=${id.slice(20)}`],
  ['beside a piece', (id) => `brevet-session=${id}; brevet-session.0=x`],
  ['under a longer name', (id) => `brevet-sessionx=${id}`],
  ['under the name of https', (id) => `__Host-brevet-session=${id}`],
  ['in quotes', (id) => `brevet-session="${id}"`],
  ['and more', (id) => `brevet-session=${id}${id}`],
  ['far too long', () => `brevet-session=${'x'.repeat(9000)}`],
  ['malformed', () => 'brevet-session=%E0%A4%A'],
]

test('a session cookie counts alone and whole, and a malformed one leaves no line in the log', async ({
  signedInAs,
}) => {
  const id = await sessionOf(await signedInAs('ben'))
  expect((await send({ path: '/api/v1/me', headers: { cookie: `brevet-session=${id}` } })).status).toBe(200)
  for (const [what, cookie] of cookies) {
    expect((await send({ path: '/api/v1/me', headers: { cookie: cookie(id) } })).status, what).toBe(401)
    expect((await send({ path: '/', headers: { cookie: cookie(id) } })).location, what).toBe('/signin')
  }
  expect(readFileSync(join(folder, 'portal.log'), 'utf8')).not.toContain('next-auth')
})

const spoofed: ReadonlyArray<OutgoingHttpHeaders> = [
  { host: 'evil.example' },
  { host: '[' },
  { host: '' },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-host': '[', 'x-forwarded-proto': 'javascript' },
  { 'x-forwarded-proto': 'https', 'x-forwarded-port': '1', 'x-forwarded-prefix': '/evil.example' },
  { forwarded: 'for=203.0.113.66;host=evil.example;proto=https' },
  { 'x-forwarded-for': '203.0.113.66', 'x-real-ip': '203.0.113.66', 'x-brevet-peer': '203.0.113.66' },
]

test('no header moves the portal to another address, or a request to another sender', async () => {
  const started = (outcome: Outcome) => new URL(outcome.location).searchParams.get('redirect_uri')
  for (const headers of spoofed) {
    const what = JSON.stringify(headers)
    const start = await send({ path: '/auth/corp/start', headers })
    expect(started(start), what).toBe(`${portalOrigin()}/auth/corp/callback`)
    expect(String(start.headers['set-cookie']), what).not.toMatch(/secure|domain/i)
    expect((await send({ path: '/signin', headers })).body, what).not.toContain('evil.example')
    expect((await send({ path: '/', headers })).location, what).toBe('/signin')
    expect((await send({ path: '/api/v1/me', headers })).status, what).toBe(401)
    const refused = await send({ path: '/auth/corp/callback?code=x', headers })
    expect(refused.location, what).toContain(`${portalOrigin()}/refused?code=sign_in_state_mismatch`)
  }
  const rows = readdirSync(folder).filter((name) => name.startsWith('brevet.db'))
  for (const name of rows) expect(readFileSync(join(folder, name), 'latin1'), name).not.toContain('203.0.113.66')
})

test('a request for an address elsewhere is one for a path here', async () => {
  for (const path of ['/', '/signin', '//evil.example/x', '/auth/corp/logout']) {
    const outcome = await send({ path: `http://evil.example${path}` })
    expect(outcome.status, path).toBeLessThan(400)
    expect(outcome.location, path).not.toMatch(/^(https?:)?\/\/evil/)
  }
})

const elsewhere: ReadonlyArray<OutgoingHttpHeaders> = [
  { origin: 'https://evil.example' },
  { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  { origin: 'null' },
  { origin: '' },
  { origin: `${portalOrigin()}.evil.example` },
  { origin: `${portalOrigin()}, ${portalOrigin()}` },
  { origin: portalOrigin().toUpperCase() },
  { origin: portalOrigin(), 'sec-fetch-site': 'cross-site' },
  { origin: portalOrigin(), 'sec-fetch-site': 'same-site' },
  { origin: portalOrigin(), 'sec-fetch-site': 'none' },
]

test('nothing changes at the word of another site', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const session = await sessionOf(page)
  for (const headers of elsewhere) {
    const all = { ...asJson(session), ...headers }
    const body = JSON.stringify(readOnly)
    for (const path of [keys, '/api/v1/console']) {
      const outcome = await send({ method: 'POST', path, headers: all, body })
      expect([outcome.status, JSON.parse(outcome.body).code], path).toEqual([403, 'origin_refused'])
    }
    for (const path of ['/signout', '/go/111122223333/ReadOnly/open']) {
      const outcome = await send({ method: 'POST', path, headers: all })
      expect(outcome.location, path).toContain('/refused?code=origin_refused')
    }
  }
  expect((await page.request.get('/api/v1/me')).status()).toBe(200)
})

test('nothing is issued by any method but POST, and nothing at all without a session', async ({ signedInAs }) => {
  const session = await sessionOf(await signedInAs('ben'))
  for (const path of [keys, '/api/v1/console', '/go/111122223333/ReadOnly/open', '/signout']) {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
      const outcome = await send({ method, path, headers: asJson(session) })
      expect(outcome.status, `${method} ${path}`).toBe(405)
      expect(outcome.headers['cache-control'], `${method} ${path}`).toContain('no-store')
    }
  }
  const anonymous = { origin: portalOrigin(), 'content-type': 'application/json' }
  for (const path of [keys, '/api/v1/console']) {
    const outcome = await send({ method: 'POST', path, headers: anonymous, body: JSON.stringify(readOnly) })
    expect(outcome.status, path).toBe(401)
  }
  const open = await send({ method: 'POST', path: '/go/111122223333/ReadOnly/open', headers: anonymous })
  expect(open.location).toContain('/refused?code=not_signed_in')
})

const variants: ReadonlyArray<readonly [path: string, headers: OutgoingHttpHeaders]> = [
  ['/?_rsc=1', {}],
  ['/', { rsc: '1' }],
  ['/?_rsc', { rsc: '1' }],
  ['/', { rsc: '1', 'next-router-prefetch': '1' }],
  ['/', { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
  ['/index.rsc', {}],
  ['/index.segments/_tree.segment.rsc', {}],
  ['/go/111122223333/ReadOnly.rsc', {}],
  ['/_next/data/x/index.json', {}],
  ['/_next/../', {}],
  ['/_next/image?url=%2Ficon.svg&w=64&q=75', {}],
  ['/', { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
  ['/', { 'x-middleware-set-cookie': `brevet-session=${another}` }],
  ['/', { 'x-middleware-rewrite': '/api/v1/me', 'x-matched-path': '/' }],
  ['/', { authorization: 'Bearer x' }],
]

test('no variant of a page shows anything without a session', async () => {
  for (const [path, headers] of variants) {
    const outcome = await send({ path, headers })
    expect(outcome.status, path).toBeLessThan(500)
    expect(outcome.body, path).not.toMatch(/Payments|Open console/)
    expect(outcome.headers['cache-control'], path).toContain('no-store')
  }
})

const pages = [
  ...['/', '/signin', '/refused?code=internal', '/go/111122223333/ReadOnly', '/no/such/page', '/_next/image?url=x'],
  ...[
    '/auth/nowhere',
    '/auth/corp/start/x',
    '/federation/nowhere',
    '/icons',
    '/brevets',
    '/healthz/x',
    '/.well-known/x',
  ],
]

test('every page, there or not, comes with its policy and is not kept', async () => {
  for (const path of pages) {
    const { headers } = await send({ path })
    expect(headers['content-security-policy'], path).toMatch(/script-src 'nonce-[^']{20,}' 'strict-dynamic'/)
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['cache-control'], path).toContain('no-store')
  }
  const unknown = await send({ path: '/api/v1/nowhere' })
  expect([unknown.status, JSON.parse(unknown.body).code]).toEqual([404, 'not_found'])
})

const ways = [
  ...['//evil.example', '/\\evil.example', '///evil.example', '/\t/evil.example', '/.//evil.example'],
  ...['/a/..//evil.example', '/%2e%2e//evil.example', 'https://evil.example', 'javascript:alert(1)', '/／evil.example'],
  ...['/\r\nset-cookie:a=b', '/signin', '/auth/corp/start', '/go/../api/v1/me', `/${'a'.repeat(7000)}`],
]

test('no way back leads out of the portal or round in circles', async ({ signedInAs }) => {
  const cookie = `brevet-session=${await sessionOf(await signedInAs('ben'))}`
  for (const returnTo of ways) {
    const outcome = await send({ path: `/signin?${new URLSearchParams({ returnTo })}`, headers: { cookie } })
    expect(outcome.location, returnTo).toBe('/')
  }
})

const names = [
  ...[
    '111122223333/Admin',
    '999999999999/ReadOnly',
    '',
    '/',
    '__proto__/constructor',
    '１１１１２２２２３３３３/ReadOnly',
  ],
  ...['111122223333%2FReadOnly', '111122223333/readonly', ' 111122223333/ReadOnly', '111122223333/ReadOnly\u0000'],
  ...['pay-prod/ReadOnly', '*/*', 'arn:aws:iam::111122223333:role/ReadOnly', 'x'.repeat(16_000)],
]

test('whatever is no role of the person gives one and the same answer', async ({ signedInAs }) => {
  const headers = asJson(await sessionOf(await signedInAs('ben')))
  for (const entitlement of names) {
    const body = JSON.stringify({ entitlement })
    const {
      code,
      reference: _reference,
      ...rest
    } = JSON.parse((await send({ method: 'POST', path: keys, headers, body })).body)
    expect([code, rest.status, rest.details], entitlement.slice(0, 40)).toEqual(['not_entitled', 404, {}])
  }
  for (const body of ['[]', 'null', '"x"', '{', '', '{"entitlement":1}', '{"__proto__":{"entitlement":"x"}}']) {
    expect((await send({ method: 'POST', path: keys, headers, body })).status, body).toBe(400)
  }
})

test('a body without an end is refused before it is read', async ({ signedInAs }) => {
  const headers = asJson(await sessionOf(await signedInAs('ben')))
  const body = '{"entitlement":"'.padEnd(64_000, 'x')
  expect((await send({ method: 'POST', path: keys, headers, body, isEndless: true })).status).toBe(400)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = `SAMLResponse=${'x'.repeat(600_000)}`
  const path = '/auth/partners/callback'
  const outcome = await send({ method: 'POST', path, headers: form, body: answer, isEndless: true })
  expect(outcome.location).toContain('code=sign_in_answer_too_large')
})

test('markup in an address is text on the page', async ({ page, signedInAs }) => {
  await signedInAs('eve')
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  const markup = encodeURIComponent(`</script><script>alert(1)</script>"><img src=x onerror=alert(1)>`)
  const alarms: string[] = []
  page.on('dialog', (dialog) => dialog.dismiss().then(() => alarms.push(page.url())))
  for (const path of [
    `/?q=${markup}&env=${markup}`,
    `/refused?code=${markup}&reference=${markup}`,
    `/go/${entitlements[0].id}?to=${markup}`,
    `/go/${markup}/${markup}`,
    `/${markup}`,
  ]) {
    await page.goto(path)
    await expect(page.locator('img[onerror]')).toHaveCount(0)
    await expect(page.locator('h1').first()).toBeVisible()
  }
  expect(alarms).toEqual([])
})
