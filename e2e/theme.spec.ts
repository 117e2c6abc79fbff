import type { Page } from '@playwright/test'
import { openMenu, signOut } from './account'
import { expect, portalOrigin, signIn, test } from './fixtures'

const light = 'rgb(246, 247, 248)'
const dark = 'rgb(13, 16, 18)'

async function canvas(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}

async function choose(page: Page, look: 'As the system' | 'Light' | 'Dark'): Promise<void> {
  const menu = await openMenu(page)
  const saved = page.waitForResponse((response) => response.url().endsWith('/api/v1/preferences'))
  await menu.getByRole('menuitemradio', { name: look }).click()
  expect((await saved).status()).toBe(200)
  await page.keyboard.press('Escape')
}

test.use({ colorScheme: 'light' })

test.describe.configure({ mode: 'serial' })

test('follows the system until somebody chooses', async ({ page }) => {
  await page.goto('/signin')
  expect(await canvas(page)).toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await canvas(page)).toBe(dark)
})

test('the look is in the first byte of every page, and in another browser from its sign-in on', async ({
  page,
  browser,
}) => {
  await page.goto('/')
  await signIn(page, 'cleo')
  await choose(page, 'Dark')
  expect(await canvas(page)).toBe(dark)
  for (const path of ['/', '/help', '/no/such/page', '/refused?code=not_found'])
    expect(await (await page.request.get(path)).text(), path).toMatch(/^<!DOCTYPE html><html[^>]* data-theme="dark"/)
  expect(await page.evaluate(() => document.cookie)).not.toContain('theme')

  await test.step('the sign-in page keeps it', async () => {
    await signOut(page)
    expect(await canvas(page)).toBe(dark)
  })

  await test.step('another browser has it with the first page after the sign-in', async () => {
    const other = await browser.newContext({ colorScheme: 'light', baseURL: portalOrigin() })
    const there = await other.newPage()
    await there.goto('/')
    expect(await canvas(there)).toBe(light)
    await signIn(there, 'cleo')
    await expect(there.locator('html')).toHaveAttribute('data-theme', 'dark')
    await choose(there, 'As the system')
    await there.reload()
    expect(await canvas(there)).toBe(light)
    await other.close()
  })
})

test('compact rows are lower at once, from the first byte, and in another browser', async ({ page, browser }) => {
  await page.goto('/')
  await signIn(page, 'cleo')
  const row = (of: Page) => of.locator('tr.account').first()
  const height = async (of: Page) => (await row(of).boundingBox())?.height ?? 0
  expect(await height(page)).toBeGreaterThanOrEqual(40)
  const choose = async (name: 'Compact' | 'Comfortable') => {
    const menu = await openMenu(page)
    const saved = page.waitForResponse((response) => response.url().endsWith('/api/v1/preferences'))
    await menu.getByRole('menuitemradio', { name }).click()
    expect(await (await saved).json()).toMatchObject({ density: name === 'Compact' ? 'compact' : 'normal' })
    await page.keyboard.press('Escape')
  }
  await choose('Compact')
  await expect.poll(() => height(page)).toBeLessThan(36)
  expect(await (await page.request.get('/')).text()).toMatch(/^<!DOCTYPE html><html[^>]* data-density="compact"/)

  const there = await (await browser.newContext({ baseURL: portalOrigin() })).newPage()
  await there.goto('/')
  await signIn(there, 'cleo')
  await expect.poll(() => height(there)).toBeLessThan(36)
  await there.context().close()

  await choose('Comfortable')
  await expect(page.locator('html')).not.toHaveAttribute('data-density')
})

test('the page in between to the provider has the look as well', async ({ page, context }) => {
  const scheme = async () => {
    const form = { email: 'ana@partner.example', returnTo: '/' }
    const answer = await page.request.post('/signin/find', {
      form,
      headers: { origin: portalOrigin() },
      maxRedirects: 0,
    })
    return /<meta name="color-scheme" content="([^"]*)">/.exec(await answer.text())?.[1]
  }
  expect(await scheme()).toBe('light dark')
  await context.addCookies([{ name: 'brevet-theme', value: 'dark', url: portalOrigin() }])
  expect(await scheme()).toBe('dark')
  await context.addCookies([{ name: 'brevet-theme', value: '"><script>', url: portalOrigin() }])
  expect(await scheme()).toBe('light dark')
})

test('forced colours win over a chosen look', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await choose(page, 'Dark')
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' })
  const colours = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body)
    return { color, backgroundColor }
  })
  expect(colours.color).not.toBe(colours.backgroundColor)
  await page.emulateMedia({ forcedColors: 'none' })
  await choose(page, 'As the system')
})

test('a look that cannot be remembered is shown, and the menu says so', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await page.route('**/api/v1/preferences', (route) => route.abort())
  const menu = await openMenu(page)
  await menu.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(menu.getByRole('status')).toContainText('not remembered')
  expect(await canvas(page)).toBe(dark)
})

test('only a page of the portal changes it, and only to a look there is', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  const patch = (data: object, origin = portalOrigin()) =>
    page.request.patch('/api/v1/preferences', { headers: { origin }, data })
  expect((await patch({ theme: 'dark' }, 'https://evil.example')).status()).toBe(403)
  for (const body of [{ theme: 'blink' }, { density: 'dense' }, { theme: null }, {}, { theme: 'dark', favourites: [] }])
    expect((await patch(body)).status(), JSON.stringify(body)).toBe(400)
  await page.context().clearCookies()
  expect((await patch({ theme: 'dark' })).status()).toBe(401)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the account button leads to a page with the same choices', async ({ page }) => {
    await page.goto('/')
    await signIn(page, 'cleo')
    await page.getByRole('button', { name: /^Account menu/ }).click()
    await expect(page).toHaveURL(/\/help/)
    await page.getByLabel('Dark').check()
    await page.getByLabel('Compact').check()
    await page.getByRole('button', { name: 'Use these' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
    await page.getByLabel('As the system').check()
    await page.getByLabel('Comfortable').check()
    await page.getByRole('button', { name: 'Use these' }).click()
    await expect(page.locator('html')).not.toHaveAttribute('data-theme')
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  })
})
