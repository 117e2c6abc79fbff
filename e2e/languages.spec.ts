import type { Page } from '@playwright/test'
import { openMenu } from './account'
import { expect, pickPerson, portalOrigin, test } from './fixtures'
import type { Person } from './stack/people'

/** Whatever the sign-in page calls it in its language. */
async function signIn(page: Page, key: Person['key']): Promise<void> {
  await page.locator('a.source', { hasText: 'Corporate SSO (OIDC)' }).click()
  await pickPerson(page, key)
  await page.waitForURL(`${portalOrigin()}/`)
}

test.describe('a browser that asks for German', () => {
  test.use({ locale: 'de-AT' })

  test('gets German before anybody signed in, and in the first byte', async ({ page }) => {
    const html = await (
      await page.request.get('/help', { headers: { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' } })
    ).text()
    expect(html).toMatch(/^<!DOCTYPE html><html[^>]* lang="de"/)
    expect(html).toContain('Eine Rolle fehlt.')
  })

  test('may be told to speak English, by the menu and wherever the person signs in', async ({ page, browser }) => {
    await page.goto('/')
    await signIn(page, 'ben')
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    const menu = await openMenu(page)
    await expect(menu.getByRole('menuitemradio', { name: 'Wie der Browser' })).toBeChecked()
    await menu.getByRole('menuitemradio', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')

    const other = await browser.newContext({ locale: 'de-AT', baseURL: portalOrigin() })
    const there = await other.newPage()
    await there.goto('/')
    await signIn(there, 'ben')
    await expect(there.locator('html')).toHaveAttribute('lang', 'en')
    await other.close()

    const again = await openMenu(page)
    await again.getByRole('menuitemradio', { name: 'As the browser' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  })

  test('is spoken to without scripts as well', async ({ browser }) => {
    const context = await browser.newContext({ locale: 'de-AT', javaScriptEnabled: false, baseURL: portalOrigin() })
    const page = await context.newPage()
    await page.goto('/')
    await signIn(page, 'dan')
    await page.goto('/help')
    await page.getByLabel('Sprache').selectOption({ label: 'English' })
    await page.getByRole('button', { name: 'So anzeigen' }).click()
    await expect(page.getByRole('heading', { name: 'Whom to ask' })).toBeVisible()
    await page.getByLabel('Language').selectOption('')
    await page.getByRole('button', { name: 'Use these' }).click()
    await expect(page.getByRole('heading', { name: 'An wen Sie sich wenden' })).toBeVisible()
    await context.close()
  })
})

test('a language that the portal does not speak is refused', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  for (const language of ['fr', 'en-XA', 7, '../de', {}]) {
    const answer = await page.request.patch('/api/v1/preferences', {
      data: { language },
      headers: { origin: portalOrigin() },
    })
    expect(answer.status(), JSON.stringify(language)).toBe(400)
  }
})
