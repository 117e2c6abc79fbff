import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'

const looks = [
  { name: 'light, wide', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, narrow', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const

async function openKeys(page: Page, name: string) {
  await page.getByRole('button', { name: `${name}: get keys` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

for (const { name, ...look } of looks) {
  test.describe(name, () => {
    test.use(look)

    test('the keys dialog has no fault that axe knows, with everything unfolded, in each of its formats', async ({
      signedInAs,
    }) => {
      test.slow(true, 'axe looks at a dozen formats')
      const page = await signedInAs('ben')
      const dialog = await openKeys(page, 'ReadOnly in Payments development')
      await expect(dialog.getByRole('timer').first()).toBeVisible()
      await dialog.getByRole('button', { name: 'Reveal' }).click()
      for (const tab of await dialog.getByRole('tab').all()) {
        await tab.click()
        await dialog.locator('details').evaluateAll((all) => all.map((details) => details.setAttribute('open', '')))
        await expectAccessible(page)
      }
    })

    test('neither has the menu of further formats', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const dialog = await openKeys(page, 'ReadOnly in Payments development')
      await dialog.getByRole('button', { name: /^More/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
    })

    test('nor have further roles of one file, before and after they are added', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const dialog = await openKeys(page, 'ReadOnly in Payments development')
      await dialog.getByRole('tab', { name: 'Credentials file' }).click()
      await dialog.getByText('Add other roles to this file').click()
      const roles = dialog.getByRole('list', { name: 'Roles to add' }).getByRole('checkbox')
      await roles.nth(0).check()
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Add 1 role' }).click()
      await expect(dialog.getByRole('list', { name: 'Roles of this file' }).getByRole('listitem')).toHaveCount(1)
      await expectAccessible(page)
    })

    test('nor has what a role asks, and what is said when it is not answered', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const dialog = await openKeys(page, 'PowerUser in Payments production')
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Get keys' }).click()
      await expect(dialog.locator('[aria-invalid=true]').first()).toBeVisible()
      await expectAccessible(page)
    })

    test('nor has the dialog whose keys were cleared', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const dialog = await openKeys(page, 'ReadOnly in Payments development')
      await expect(dialog.getByRole('timer').first()).toBeVisible()
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
      await expect(dialog).toContainText('Cleared, because this page was out of sight.')
      await expectAccessible(page)
    })

    test('nor have the dialogs of a place, of a link and of a sign-in link', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const arrow = page.getByRole('button', { name: /^ReadOnly in Payments development: more ways to open/ })
      for (const item of [/Other service/, 'Copy link…', /Copy sign-in link/]) {
        await arrow.click()
        await page.getByRole('menuitem', { name: item }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectAccessible(page)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
    })

    test('nor have the menus of the page, and the help', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      await page.getByRole('button', { name: /^Account menu/ }).click()
      await expect(page.getByRole('menu', { name: 'Account' })).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Group by/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
    })

    test('nor has a record of the audit beside its list, and what filters and exports it', async ({ signedInAs }) => {
      const page = await signedInAs('ana')
      await page.goto('/admin/audit')
      for (const folded of ['Filter', 'Export']) {
        await page.locator('summary', { hasText: folded }).click()
        await expectAccessible(page)
        await page.reload()
      }
      await page.locator('.audit-table a, tbody a').first().click()
      await expect(page.getByRole('complementary')).toBeVisible()
      await expectAccessible(page)
    })
  })
}
