import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'
import { tabTo } from './keyboard'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const heading = (page: Page, name: string) => page.getByRole('heading', { name })

/** Past the header by the link that is there for that. */
async function skipToMain(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
}

test('the chooser is left by keys alone: find the account, take the role, open the console', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await page.goto('/go?service=s3&region=eu-west-1')
  await skipToMain(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox', { name: 'Account name or ID' })).toBeFocused()
  await page.keyboard.type('1111-2222-3333')
  await page.keyboard.press('Enter')
  const role = page.locator('a[data-role]')
  await expect(role).toHaveCount(1)
  await skipToMain(page)
  await tabTo(page, role)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Open the console in production?')).toBeVisible()
  await skipToMain(page)
  await tabTo(page, page.getByRole('button', { name: 'Open production console' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/console\/home/)
  await expect(page.getByText(/s3\/home/).first()).toBeVisible()
})

test('a role of one account is chosen by keys, and another one after that', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/go/pay-ledger-dev?service=s3')
  await expect(heading(page, 'Which role?')).toBeVisible()
  await skipToMain(page)
  await tabTo(page, page.getByRole('link', { name: /^Developer/ }))
  await page.keyboard.press('Enter')
  await expect(page.locator('.identity')).toContainText(/Payments ledger development.*Developer/)
  await skipToMain(page)
  await tabTo(page, page.getByRole('link', { name: 'Another role of yours in this account' }))
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Which role?')).toBeVisible()
})

test('what is pasted is read by keys, and a mistake can be mended', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/go')
  const field = page.getByLabel('Console address, ARN or error message')
  await skipToMain(page)
  await tabTo(page, field)
  await page.keyboard.type('nothing of AWS')
  await tabTo(page, page.getByRole('button', { name: 'Find my roles' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('That names no place in AWS')
  await skipToMain(page)
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('arn:aws:s3:eu-west-1:111122223333:x')
  await tabTo(page, page.getByRole('button', { name: 'Find my roles' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('a[data-role]').first()).toBeVisible()
})

test('everything on the page of a link is set by keys: length, bounds, place, and the link itself', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  await page.goto('/go/pay-staging/ReadOnly?service=s3')
  await skipToMain(page)

  await test.step('the length, by the arrows of its group', async () => {
    const chosen = page.getByRole('radio', { checked: true })
    await tabTo(page, chosen)
    const before = await chosen.getAttribute('value')
    await page.keyboard.press('ArrowRight')
    await expect(chosen).not.toHaveAttribute('value', before ?? '')
    await expect(chosen).toBeFocused()
  })

  await test.step('the bounds, which Enter unfolds', async () => {
    const summary = page.locator('summary', { hasText: 'Narrow this session' })
    await tabTo(page, summary)
    await page.keyboard.press('Enter')
    const region = page.getByLabel('Only in eu-west-1')
    await tabTo(page, region)
    await page.keyboard.press('Space')
    await expect(region).toBeChecked()
  })

  await test.step('further ways under the arrow, which gives the focus back', async () => {
    const arrow = page.getByRole('button', { name: /^More ways to open the console/ })
    await tabTo(page, arrow)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(arrow).toBeFocused()
  })

  await test.step('the link, copied', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Copy link' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Link copied')).toBeAttached()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(new RegExp(`^${portalOrigin()}/go/\\d{12}/ReadOnly\\?service=s3$`))
  })

  await test.step('and back, without opening anything', async () => {
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('link', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`${portalOrigin()}/`)
  })
})
