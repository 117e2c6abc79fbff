import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const looks = [
  { name: 'light, wide', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, narrow', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const

for (const { name, ...look } of looks) {
  test.describe(name, () => {
    test.use(look)

    test('the sign-in page has no fault that axe knows', async ({ page }) => {
      await page.goto('/')
      await expectAccessible(page)
    })

    test('the list and the keys dialog have none', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      await expectAccessible(page)
      await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i }).click()
      await expect(page.getByRole('dialog').getByRole('timer').first()).toBeVisible()
      await expectAccessible(page)
    })

    test('the empty state, the console link and the error pages have none', async ({ signedInAs }) => {
      const page = await signedInAs('dan')
      await expectAccessible(page)
      await page.goto('/refused?code=sts_denied&reference=brv-7K2Q-94TD')
      await expectAccessible(page)
      await page.goto('/no/such/page')
      await expectAccessible(page)
    })

    test('the page of a console link has none', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      await page.goto('/go/111122223333/ReadOnly?to=%2Fs3%2Fhome')
      await expectAccessible(page)
    })

    test('no page is wider than its window', async ({ signedInAs }) => {
      const page = await signedInAs('eve')
      for (const path of ['/', '/refused?code=sts_denied&reference=brv-7K2Q-94TD', '/no/such/page']) {
        await page.goto(path)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, path).toBeLessThanOrEqual(0)
      }
    })
  })
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
