import { test as base, expect } from './fixtures'
import { type OwnPortal, oidcSource, startOwnPortal } from './own-portal'

/** A portal behind https as far as it knows, with a database that a test may take away. */
const test = base.extend<{ readonly own: OwnPortal }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  own: async ({}, use) => {
    const own = await startOwnPortal({ isSecure: true, config: ['signIn:', oidcSource('corp')] })
    await use(own)
    await own.stop()
  },
})

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
