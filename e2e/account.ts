import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the menu of whoever is signed in, in English or German. */
export async function openMenu(page: Page): Promise<Locator> {
  const button = page.locator('.account-button')
  // Before the page is alive, the button leads to the help page.
  await expect.poll(() => button.evaluate((it) => Object.keys(it).some((key) => key.startsWith('__react')))).toBe(true)
  await button.click()
  const menu = page.getByRole('menu', { name: /^(Account|Konto)$/ })
  await expect(menu).toBeVisible()
  return menu
}

/** Signs out through the menu, and at the stack's OIDC provider where that asks. */
export async function signOut(page: Page): Promise<void> {
  const menu = await openMenu(page)
  await menu.getByRole('menuitem', { name: 'Sign out' }).click()
  const atProvider = page.getByRole('button', { name: /sign out/i })
  const here = page.getByText('You are signed out of Brevet')
  await expect(atProvider.or(here)).toBeVisible()
  if (await atProvider.isVisible()) await atProvider.click()
  await expect(here).toBeVisible()
}
