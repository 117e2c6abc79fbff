import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, type Fort, test } from './attack/session-fort'

/** A page of somebody who is signed in at a portal of the tests' own: nobody else's sessions are ended by it. */
async function open(page: Page, fort: Fort, key: 'ana' | 'cleo'): Promise<void> {
  const { visitor } = await fort.signIn('corp', key)
  const cookies = [...visitor.cookies].filter(([name]) => name === 'brevet-session')
  await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url: fort.origin })))
}

test.use({ viewport: { width: 1440, height: 900 } })

test('an administrator finds a person, is asked, and signs them out of every browser', async ({ fort, page }) => {
  const [one, two, other] = [
    await fort.signIn('partners', 'ben'),
    await fort.signIn('partners', 'ben'),
    await fort.signIn('corp', 'dan'),
  ]
  await open(page, fort, 'ana')
  await page.goto(`${fort.origin}/admin/sessions`)
  await expect(page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Sessions' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await page.getByRole('textbox', { name: 'Person' }).fill('BEN@partner')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/person=BEN/)
  const panel = page.getByRole('region', { name: 'Ben Baker' }).filter({ hasText: '· partners ·' })
  await expect(panel).toContainText(/\d+ browsers/)
  await expect(panel.getByRole('button', { name: 'Sign out now' })).toBeHidden()
  await panel.locator('summary').click()
  await expect(panel.getByText(/It stands in the audit with your name/)).toBeVisible()
  await panel.getByRole('button', { name: 'Sign out now' }).click()
  await expect(page.getByRole('status')).toContainText(/Signed out \d+ browsers/)
  for (const { visitor } of [one, two]) expect(await fort.isIn(visitor)).toBe(false)
  expect(await fort.isIn(other.visitor)).toBe(true)
  await page.goto(`${fort.origin}/admin/sessions?person=nobody-at-all`)
  await expect(page.getByText('Nobody who is called so is signed in.')).toBeVisible()
})

test('it works by keyboard alone, and without scripts', async ({ fort, browser }) => {
  const { visitor } = await fort.signIn('partners', 'cleo')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await open(page, fort, 'ana')
  await page.goto(`${fort.origin}/admin/sessions?person=cleo@partner`)
  await page.locator('summary').first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Sign out now' }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('Signed out')
  expect(await fort.isIn(visitor)).toBe(false)
  await context.close()
})

test('to an auditor there is no such page, and none in the navigation', async ({ fort, page }) => {
  await open(page, fort, 'cleo')
  expect((await page.goto(`${fort.origin}/admin/sessions`))?.status()).toBe(404)
  await page.goto(`${fort.origin}/admin/audit`)
  await expect(page.locator('a[href="/admin/sessions"]')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the page, asking, has no fault that axe knows, wide and narrow', async ({ fort, page }) => {
      await fort.signIn('partners', 'eve')
      await open(page, fort, 'ana')
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 })
        await page.goto(`${fort.origin}/admin/sessions`)
        await page.locator('summary').first().click()
        await expectAccessible(page)
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        expect(isWide).toBe(false)
      }
    })
  })
}
