import type { Page } from '@playwright/test'
import { expect, portalOrigin, signIn, test } from './fixtures'

const strip = (page: Page) => page.getByRole('region', { name: 'Active sessions' })

/** Takes a star from a role, whatever an earlier run left behind. */
async function unstar(page: Page, role: string): Promise<void> {
  const headers = { origin: portalOrigin() }
  expect((await page.request.delete(`/api/v1/favourites/${role}`, { headers })).status()).toBe(200)
  await page.reload()
}

test('keys stand in the strip as soon as they are issued, and are renewed from there', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.getByRole('button', { name: /^Developer in Payments cards staging: get keys/ }).click()
  await expect(page.getByRole('button', { name: 'Copy all' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(strip(page).getByRole('timer').first()).toHaveText(/min|h/)
  await page.goto('/')
  await expect(strip(page)).toBeVisible()
  const renew = strip(page).getByRole('button', { name: /^Renew keys of/ })
  await renew.first().click()
  await expect(page.getByRole('dialog', { name: /^Keys for/ })).toBeVisible()
})

test('what runs and what ran is read without its secrets', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.getByRole('button', { name: /^Developer in Payments cards development: get keys/ }).click()
  await expect(page.getByRole('button', { name: 'Copy all' })).toBeVisible()
  const answer = await page.request.get('/api/v1/aws-sessions')
  const { sessions } = await answer.json()
  expect(sessions[0]).toMatchObject({ kind: 'keys', reference: expect.stringMatching(/^brv-/) })
  expect(await answer.text()).not.toMatch(/secretAccessKey|sessionToken/i)
})

test('a favourite is kept on the server, and found in another browser', async ({ signedInAs, browser }) => {
  const page = await signedInAs('ben')
  await unstar(page, '111122223333/Developer')
  const star = page.getByRole('button', { name: 'Developer in Payments production: favourite' })
  await expect(star).toHaveAttribute('aria-pressed', 'false')
  const kept = page.waitForResponse('**/api/v1/favourites/**')
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  expect((await kept).status()).toBe(200)
  await expect(page.getByRole('grid', { name: 'Favourites' })).toContainText('Payments production')

  const elsewhere = await (await browser.newContext({ baseURL: portalOrigin() })).newPage()
  await elsewhere.goto('/')
  await signIn(elsewhere, 'ben')
  await expect(elsewhere.getByRole('grid', { name: 'Favourites' })).toContainText('Payments production')
  await elsewhere.getByRole('button', { name: 'Favourite Developer in Payments production' }).click()
  await expect(elsewhere.getByRole('button', { name: 'Developer in Payments production: favourite' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})

test('a star that the server does not take goes back, and says why', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.route('**/api/v1/favourites/**', (route) => route.abort())
  const star = page.getByRole('button', { name: 'Developer in Payments ledger staging: favourite' })
  await star.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Brevet did not answer')
  await expect(star).toHaveAttribute('aria-pressed', 'false')
})

test('a favourite is taken from pages of this portal only, and for roles of the person only', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const path = '/api/v1/favourites/111122223333/Developer'
  expect((await page.request.put(path, { headers: { origin: 'https://evil.example' } })).status()).toBe(403)
  expect((await page.request.put(path)).status()).toBe(403)
  const headers = { origin: portalOrigin() }
  expect((await page.request.put('/api/v1/favourites/111122223333/Admin', { headers })).status()).toBe(404)
})

test('the list is grouped as the address says', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.getByRole('button', { name: /^Group by environment/ }).click()
  await page.getByRole('menuitemradio', { name: /^team/ }).click()
  await expect(page.getByRole('heading', { name: 'payments', exact: true })).toBeVisible()
  await expect(page).toHaveURL(/group=tag%3Ateam/)
  await page.goto('/?group=account')
  await expect(page.getByRole('heading', { name: 'All accounts' })).toBeVisible()
})

test('the filter forgives slips, reads initials, and stands in the address', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const filter = page.getByRole('searchbox')
  await filter.fill('paymnets ledgr prod ro')
  await expect(page.getByRole('row', { name: /Payments ledger production/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Payments cards/ })).toHaveCount(0)
  await expect(page.locator('.account-name mark').first()).toBeVisible()
  await expect(page).toHaveURL(/q=paymnets/)
  await filter.fill('tag:team=pay env:sand')
  await expect(page.getByRole('row', { name: /Payments sandbox/ })).toBeVisible()
  await expect(page.locator('.account')).toHaveCount(1)
})

test('letters act on the role that has the focus', async ({ signedInAs, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await signedInAs('ben')
  await unstar(page, '111122223333/ReadOnly')
  await page.getByRole('searchbox').fill('acct:111122223333')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'ReadOnly in Payments production: open console' })).toBeFocused()
  await page.keyboard.press('c')
  await expect(page.getByText('Link to ReadOnly in Payments production copied')).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${portalOrigin()}/go/111122223333/ReadOnly`)
  const star = page.getByRole('button', { name: 'ReadOnly in Payments production: favourite' })
  await page.keyboard.press('f')
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('f')
  await expect(star).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('k')
  await expect(page.getByRole('dialog', { name: /Keys for ReadOnly/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'ReadOnly in Payments production: open console' })).toBeFocused()
  await page.keyboard.press('x')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

test('the menu of an account has its favourites and its links', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const star = page.getByRole('button', {
    name: 'Developer in Payments payouts staging: favourite',
    includeHidden: true,
  })
  const before = await star.getAttribute('aria-pressed')
  await page.getByRole('button', { name: 'More for Payments payouts staging' }).click()
  const menu = page.getByRole('menu', { name: 'More for Payments payouts staging' })
  await menu.getByRole('menuitemcheckbox', { name: 'Developer' }).click()
  await expect(star).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true')
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
})

test('a long list is in the page as far as it is looked at, or whole', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const grid = page.getByRole('grid', { name: 'Accounts and roles' })
  const all = Number(await grid.getAttribute('aria-rowcount'))
  expect(all).toBeGreaterThan(400)
  expect(await page.locator('.account').count()).toBeLessThan(80)
  await page.keyboard.press('End')
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(page.getByRole('heading', { name: 'Shared', exact: true })).toBeVisible()
  await expect(page.locator('.account').last()).toHaveAttribute('aria-rowindex', String(all))
  await page.goto('/?all=1')
  await expect(page.locator('.account')).toHaveCount(all - 6)
})

test('the arrow keys walk a long list beyond what was in the page', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.getByRole('searchbox').fill('env:prod')
  await page.keyboard.press('ArrowDown')
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowDown')
  const row = page.locator('.account:focus-within')
  await expect(row).toHaveAttribute('aria-rowindex', '63')
  await expect(row).toBeInViewport()
})
