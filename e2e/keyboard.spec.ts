import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'
import { keyboardOf } from './keyboard'
import { findPerson } from './stack/people'
import { createAccounts } from './stack/seed/accounts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter accounts and roles' })
const favourite = createAccounts().find(({ alias }) => alias === 'search-prod')
const favouriteConsole = (page: Page) =>
  page.getByRole('button', { name: `Console of ReadOnly in ${favourite?.name}`, exact: true })

/** Cleo signs in; what is pressed at the provider, whose page is not ours, does not count. */
async function signInByKeys(page: Page) {
  await page.goto('/')
  const primary = page.getByRole('link', { name: 'Continue with Corporate SSO (OIDC)' })
  await expect(primary).toBeVisible()
  const keyboard = keyboardOf(page)
  await keyboard.press('Tab')
  await expect(primary).toBeFocused()
  await keyboard.press('Enter')
  const cleo = page.getByRole('button', { name: findPerson('cleo')?.label ?? '' })
  await cleo.focus()
  await page.keyboard.press('Enter')
  // The filter has the focus as soon as the page is ready.
  await expect(filter(page)).toBeFocused()
  return keyboard
}

/** A role of another account than those that the filter finds. */
async function haveFavourite(page: Page): Promise<void> {
  const headers = { origin: portalOrigin() }
  const path = `/api/v1/favourites/${favourite?.id}/ReadOnly`
  expect((await page.request.put(path, { headers })).status()).toBe(200)
  await page.reload()
  await expect(filter(page)).toBeFocused()
}

test.describe.configure({ mode: 'serial' })

test('six keys lead from the sign-in page to the console of one of hundreds of accounts', async ({ page, context }) => {
  const keyboard = await signInByKeys(page)
  await keyboard.press('p', 'a', 'ArrowDown')
  const found = page.getByRole('button', { name: 'ReadOnly in Payments cards production: open console' })
  await expect(found).toBeFocused()
  const opened = context.waitForEvent('page')
  await keyboard.press('Enter')
  const console = await opened
  await console.waitForURL(/\/console\/home/)
  await expect(console.getByRole('heading', { name: /Payments cards production/ })).toBeVisible()
  expect(keyboard.count()).toBeLessThanOrEqual(6)
})

test('four keys lead to the console of a favourite, and five to its keys on the clipboard', async ({
  page,
  context,
}) => {
  const keyboard = await signInByKeys(page)
  await haveFavourite(page)
  await keyboard.press('ArrowDown')
  await expect(favouriteConsole(page)).toBeFocused()
  const opened = context.waitForEvent('page')
  await keyboard.press('Enter')
  await (await opened).waitForURL(/\/console\/home/)
  expect(keyboard.count()).toBeLessThanOrEqual(4)

  await page.bringToFront()
  const again = keyboardOf(page)
  await again.press('k')
  await expect(page.getByRole('button', { name: 'Copy all' })).toBeFocused()
  await again.press('Enter')
  await expect(page.getByText('Keys copied')).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/AWS_SECRET_ACCESS_KEY/)
  // Tab, Enter and the arrow went before.
  expect(3 + again.count()).toBeLessThanOrEqual(5)
  await page.keyboard.press('Escape')
  await expect(favouriteConsole(page)).toBeFocused()
})
