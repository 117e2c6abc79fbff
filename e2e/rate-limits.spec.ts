import { expect, test } from './fixtures'
import { type OwnPortal, oidcSource, startOwnPortal } from './own-portal'

let portal: OwnPortal
test.beforeAll(async () => {
  const limits = 'rateLimits: { signInsPerAddress: 3 }'
  portal = await startOwnPortal({
    config: ['trustedProxies: [127.0.0.1, "::1"]', limits, 'signIn:', oidcSource('corp')],
  })
})
test.afterAll(() => portal.stop())

test('whoever begins too many sign-ins is told to wait, and others go on', async ({ request }) => {
  const begin = (address: string) =>
    request.get(`${portal.origin}/auth/corp/start`, { maxRedirects: 0, headers: { 'x-forwarded-for': address } })
  for (let begun = 0; begun < 3; begun += 1) expect((await begin('203.0.113.7')).status()).toBe(303)
  const refused = await begin('203.0.113.7')
  expect(refused.status()).toBe(429)
  const wait = Number(refused.headers()['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect(refused.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
  expect(refused.headers()['content-security-policy']).toContain("default-src 'none'")
  expect(await refused.text()).toMatch(/Too many at once.*Try again in \d+ seconds?\..*brv-/s)
  expect((await begin('203.0.113.8')).status()).toBe(303)

  await test.step('a flood of answers is cut off as well, and the log has one line of it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        request.post(`${portal.origin}/auth/corp/callback`, {
          maxRedirects: 0,
          headers: { 'x-forwarded-for': '203.0.113.9' },
          form: { state: 'x', code: 'y' },
        }),
      ),
    )
    const statuses = answers.map((answer) => answer.status())
    expect(statuses.filter((status) => status === 303)).toHaveLength(3)
    expect(statuses.filter((status) => status === 429)).toHaveLength(57)
    const lines = portal
      .log()
      .split('\n')
      .filter((line) => line.includes('rate_limited'))
    expect(lines).toHaveLength(2)
  })
})
