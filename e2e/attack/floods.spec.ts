import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '../fixtures'
import { type OwnPortal, oidcSource, startOwnPortal } from '../own-portal'
import { recordAttack, recordControl } from './tally'
import { wireTo } from './wire'

const family = 'Floods'

const proxies = 'trustedProxies: [127.0.0.1, "::1"]'

test.describe('an address that asks too often', () => {
  let portal: OwnPortal
  test.beforeAll(async () => {
    const limits = 'rateLimits: { signInsPerAddress: 3 }'
    portal = await startOwnPortal({ config: [proxies, limits, 'signIn:', oidcSource('corp')] })
  })
  test.afterAll(() => portal.stop())

  test('whoever begins too many sign-ins is told to wait, and others go on', async ({ request }) => {
    const begin = (address: string) =>
      request.get(`${portal.origin}/auth/corp/start`, { maxRedirects: 0, headers: { 'x-forwarded-for': address } })
    for (let begun = 0; begun < 3; begun += 1) expect((await begin('203.0.113.7')).status()).toBe(303)
    const refused = await begin('203.0.113.7')
    recordAttack(family, 'one sign-in too many', refused.status() !== 429)
    expect(refused.status()).toBe(429)
    const wait = Number(refused.headers()['retry-after'])
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(refused.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
    expect(refused.headers()['content-security-policy']).toContain("default-src 'none'")
    expect(await refused.text()).toMatch(/Too many at once.*Try again in \d+ seconds?\..*brv-/s)
    const other = await begin('203.0.113.8')
    recordControl(family, 'somebody else', other.status() === 303)
    expect(other.status()).toBe(303)

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
      recordAttack(family, 'sixty answers at once', statuses.filter((status) => status === 303).length > 3)
      expect(statuses.filter((status) => status === 303)).toHaveLength(3)
      expect(statuses.filter((status) => status === 429)).toHaveLength(57)
      const lines = portal
        .log()
        .split('\n')
        .filter((line) => line.includes('rate_limited'))
      expect(lines).toHaveLength(2)
    })
  })
})

test.describe('ten addresses with garbage', () => {
  let portal: OwnPortal
  test.beforeAll(async () => {
    const limits = 'rateLimits: { signInsPerAddress: 20, signInsPerSource: 40 }'
    portal = await startOwnPortal({ config: [proxies, limits, 'signIn:', oidcSource('corp'), oidcSource('other')] })
  })
  test.afterAll(() => portal.stop())

  test('keep nobody else from signing in by the same source', async ({ request }) => {
    const steps = await Promise.all(
      Array.from({ length: 10 }, (_, address) =>
        Promise.all(Array.from({ length: 40 }, () => callBack(request, portal, `198.51.100.${address}`))),
      ),
    )
    for (const [address, statuses] of steps.entries()) {
      const taken = statuses.filter((status) => status !== 429).length
      recordAttack(family, `garbage of address ${address}`, taken > 20)
      expect.soft(taken, `address ${address}`).toBeLessThanOrEqual(20)
    }
    for (const address of ['203.0.113.20', '203.0.113.21', '2001:db8::1']) {
      const started = performance.now()
      const [begun, back] = [await begin(request, portal, address), await callBack(request, portal, address)]
      recordControl(family, `a sign-in from ${address}`, begun === 303 && back === 303)
      expect([begun, back], address).toEqual([303, 303])
      expect(performance.now() - started).toBeLessThan(2000)
    }
  })

  test('do not become many more by headers that no proxy of ours writes', async () => {
    const wire = wireTo(portal.origin)
    const names = ['x_forwarded_for', 'forwarded', 'x-real-ip', 'true-client-ip', 'x-client-ip', 'x-brevet-peer']
    const statuses: number[] = []
    for (let step = 0; step < 40; step += 1) {
      const forged = Object.fromEntries(
        names.map((name) => [name, name === 'forwarded' ? `for=192.0.2.${step}` : `192.0.2.${step}`]),
      )
      // What stands further left is the sender's own claim.
      const headers = { ...forged, 'x-forwarded-for': `192.0.2.${step}, 203.0.113.30` }
      statuses.push((await wire.send({ path: '/auth/other/start', headers })).status)
    }
    const taken = statuses.filter((status) => status === 303).length
    recordAttack(family, 'one address by many names', taken > 20)
    expect(taken).toBe(20)
  })
})

async function begin(request: APIRequestContext, portal: OwnPortal, address: string): Promise<number> {
  const headers = { 'x-forwarded-for': address }
  return (await request.get(`${portal.origin}/auth/corp/start`, { maxRedirects: 0, headers })).status()
}

async function callBack(request: APIRequestContext, portal: OwnPortal, address: string): Promise<number> {
  const headers = { 'x-forwarded-for': address }
  const form = { state: 'x', code: 'y' }
  return (await request.post(`${portal.origin}/auth/corp/callback`, { maxRedirects: 0, headers, form })).status()
}
