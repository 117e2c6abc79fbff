import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, portalOrigin, signIn, test } from './fixtures'
import type { Person } from './stack/people'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf } from './stack/seed/broker'
import { steady } from './steady-page'

/**
 * `npm run screenshots` takes the pictures of README.md and docs/screens.md: each state at each width. What differs from run to run (times, references, ids of keys) is made
 * the same before.
 */
const folder = `${import.meta.dirname}/../docs/images`

const sizes = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
] as const

interface State {
  readonly as: Person['key'] | null
  readonly at: string
  readonly colorScheme?: 'dark'
  /** Before the page is opened: what this person did earlier. */
  readonly before?: (page: Page) => Promise<void>
  /** On the page. */
  readonly arrange?: (page: Page) => Promise<void>
}

const home: State = { as: 'ana', at: '/', before: haveUsedRoles }

/** A state more is a line more. */
const states: Readonly<Record<string, State>> = {
  'sign-in': { as: null, at: '/signin?returnTo=/go/pay-prod/ReadOnly' },
  home,
  'home-dark': { ...home, colorScheme: 'dark' },
  search: {
    as: 'ana',
    at: '/?q=paymnets+prod+ro',
    arrange: (page) => expect(page.locator('mark').first()).toBeVisible(),
  },
  palette: { as: 'ana', at: '/', arrange: openPalette },
  keys: { as: 'ben', at: '/?q=payments+dev', arrange: openKeys },
  role: { as: 'ben', at: '/roles/111122223333/ReadOnly' },
  'go-confirm': { as: 'ben', at: '/go/pay-prod/ReadOnly?service=s3' },
  chooser: { as: 'ana', at: '/go/pay-prod?service=s3&choose=1' },
  sessions: { as: 'cleo', at: '/sessions', before: haveUsedRoles },
  audit: { as: 'ana', at: '/admin/audit', arrange: openRecord },
  refusal: { as: 'ben', at: '/refused?code=sts_denied&reference=brv-7K2Q-94TD' },
  empty: { as: 'dan', at: '/' },
}

/** Decides the first format of keys, and stands in the list of sign-ins. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

test.use({
  userAgent,
  reducedMotion: 'reduce',
  bypassCSP: true,
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
})
test.describe.configure({ mode: 'default' })

for (const [name, { as, at, colorScheme = 'light', before, arrange }] of Object.entries(states)) {
  test(name, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    if (as !== null) {
      await page.goto('/signin')
      await signIn(page, as)
    }
    await before?.(page)
    await page.goto(at)
    await page.waitForLoadState('networkidle')
    await arrange?.(page)
    for (const size of sizes) {
      await page.setViewportSize(size)
      await steady(page)
      await take(page, `${name}-${size.width}`)
    }
  })
}

/** As WebP, which Playwright does not write. */
async function take(page: Page, name: string): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
  await client.detach()
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${name}.webp`, Buffer.from(data, 'base64'))
}

async function haveUsedRoles(page: Page): Promise<void> {
  const headers = { origin: portalOrigin() }
  const { sessions } = await (await page.request.get('/api/v1/aws-sessions')).json()
  if (sessions.length > 0) return
  const accounts = createAccounts()
  const roleOf = (alias: string) => `${accountIdOf(accounts, alias)}/ReadOnly`
  for (const alias of ['pay-prod', 'search-prod', 'orders-staging']) {
    await page.request.put(`/api/v1/favourites/${roleOf(alias)}`, { headers })
  }
  for (const alias of ['pay-ledger-prod', 'checkout-dev', 'search-index-staging']) {
    // Sessions are ordered by their ends, which AWS gives in seconds.
    await page.waitForTimeout(1100)
    const data = { entitlement: roleOf(alias) }
    expect((await page.request.post('/api/v1/credentials', { headers, data })).status()).toBe(200)
  }
  const data = { entitlement: roleOf('pay-prod') }
  expect((await page.request.post('/api/v1/console', { headers, data })).status()).toBe(200)
}

async function openKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Developer in Payments development: get keys/ }).click()
  await expect(page.getByRole('dialog').getByRole('timer').first()).toBeVisible()
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await palette.getByRole('combobox').fill('prod-pay ro s3 eu')
  await expect(palette.locator('[data-highlighted]')).toContainText('S3, eu-west-1')
}

async function openRecord(page: Page): Promise<void> {
  await page.goto('/admin/audit?action=keys&outcome=succeeded')
  await page.locator('tbody a').first().click()
  await expect(page.getByRole('complementary')).toBeVisible()
}
