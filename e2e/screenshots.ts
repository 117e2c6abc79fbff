import { expect, test } from './fixtures'

/** `npm run screenshots` takes the pictures of the README. */
const folder = `${import.meta.dirname}/../docs/images`

test.use({ colorScheme: 'light', viewport: { width: 1440, height: 900 }, userAgent: 'Linux' })

test('the list of accounts and roles', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.screenshot({ path: `${folder}/access.png` })
})

test('the keys of a role', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.getByRole('button', { name: /^Developer in Payments development: get keys/ }).click()
  await expect(page.getByRole('timer')).toBeVisible()
  await page.screenshot({ path: `${folder}/keys.png`, animations: 'disabled' })
})
