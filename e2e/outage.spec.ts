import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from './fixtures'
import { findFreePorts } from './stack/demo/free-ports'
import { startPortal } from './stack/demo/portal'
import { waitForAnswer } from './stack/demo/readiness'

interface OwnPortal {
  readonly origin: string
  readonly publicOrigin: string
  /** Moves the database away while the portal runs. */
  loseDatabase(): void
  log(): string
}

/** A portal beside that of the stack, behind https as far as it knows, with a database that a test may take away. */
const test = base.extend<{ readonly own: OwnPortal }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  own: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'brevet-outage-'))
    const { portal: port, metrics } = await findFreePorts()
    const publicOrigin = `https://localhost:${port}`
    const path = (name: string) => join(folder, name)
    writeFileSync(path('brevet.yaml'), configOf(publicOrigin))
    const running = startPortal({
      root: process.cwd(),
      port,
      environment: {
        BREVET_CONFIG: path('brevet.yaml'),
        BREVET_SECRET: 'k7Q2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o',
        DATABASE_URL: `sqlite:${path('brevet.db')}`,
        PORT: String(port),
        METRICS_PORT: String(metrics),
      },
      logPath: path('portal.log'),
    })
    await waitForAnswer(`http://localhost:${port}/readyz`, 20)
    await use({
      origin: `http://localhost:${port}`,
      publicOrigin,
      loseDatabase: () => renameSync(path('brevet.db'), path('brevet.db.lost')),
      log: () => readFileSync(path('portal.log'), 'utf8'),
    })
    await running.stop()
    rmSync(folder, { recursive: true })
  },
})

function configOf(publicUrl: string): string {
  const issuer = `http://localhost:${process.env['OIDC_PORT']}`
  return [
    `publicUrl: ${publicUrl}`,
    `signIn: [{ id: corp, kind: oidc, label: Corporate, issuer: "${issuer}", clientId: brevet, clientSecret: none }]`,
    'accounts: [{ id: "111122223333", alias: pay, name: Payments, environment: production, region: eu-west-1 }]',
    'roles: [{ name: ReadOnly }]',
    'grants: [{ id: all, when: { groups: [payments-dev] }, accounts: ["*"], roles: [ReadOnly] }]',
  ].join('\n')
}

const cookie = `__Host-brevet-session=${'A'.repeat(43)}`

test('over https, the cookie of a sign-in can be set by no neighbour', async ({ own, request }) => {
  const start = await request.get(`${own.origin}/auth/corp/start`, { maxRedirects: 0 })
  expect(new URL(start.headers()['location'] ?? '').searchParams.get('redirect_uri')).toContain(own.publicOrigin)
  const [pair, ...attributes] = (start.headers()['set-cookie'] ?? '').split('; ')
  expect(pair).toMatch(/^__Host-brevet-signin-corp=/)
  expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=none']))
  expect(attributes.join()).not.toContain('Domain')
})

test('without its database the portal issues nothing, signs nobody in, and can still say so', async ({
  own,
  page,
  request,
}) => {
  own.loseDatabase()
  const get = (path: string) => request.get(`${own.origin}${path}`, { headers: { cookie }, maxRedirects: 0 })
  expect((await get('/healthz')).status()).toBe(200)
  expect((await get('/readyz')).status()).toBe(503)
  const me = await get('/api/v1/me')
  expect([me.status(), (await me.json()).code]).toEqual([503, 'store_unavailable'])
  const start = (await get('/auth/corp/start')).headers()['location'] ?? ''
  expect(start).toContain(`${own.publicOrigin}/refused?code=audit_unavailable`)
  const issue = await request.post(`${own.origin}/api/v1/credentials`, {
    headers: { cookie, origin: own.publicOrigin },
    data: { entitlement: '111122223333/ReadOnly' },
  })
  const { code, reference, details } = await issue.json()
  expect([issue.status(), code, details]).toEqual([503, 'audit_unavailable', {}])
  await expect
    .poll(() => own.log())
    .toContain(`"reference":"${reference}","code":"audit_unavailable","reason":"file_replaced"`)

  await page.setExtraHTTPHeaders({ cookie })
  await page.goto(`${own.origin}/refused?code=audit_unavailable&reference=${reference}`)
  await expect(page.getByText(reference)).toBeVisible()
  expect((await page.goto(`${own.origin}/no/such/page`))?.status()).toBe(404)
  await page.goto(`${own.origin}/`)
  await expect(page.getByRole('heading', { name: 'Brevet is not available' })).toBeVisible()
  await expect(page.getByText(/^brv-/)).toBeVisible()
})
