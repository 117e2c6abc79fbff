import { expect, test } from './fixtures'

test('help says whom to ask and what Brevet knows, and gives it to be copied', async ({ signedInAs, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await signedInAs('ben')
  await page.getByRole('banner').getByRole('link', { name: 'Help' }).click()
  await expect(page.getByRole('heading', { name: 'What Brevet knows about you' })).toBeVisible()
  await expect(page.getByText(/^\d+ of \d+ grants match$/)).toBeVisible()
  await page.getByRole('button', { name: 'Copy details' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('Signed in as: ben@corp.example')
  expect(copied).toContain('Groups: payments-dev')
  expect(copied).toMatch(/Result: \d+ of \d+ grants match/)
  const cookies = (await context.cookies()).filter(({ httpOnly, name }) => httpOnly && name.includes('session'))
  for (const { value } of cookies) expect(copied).not.toContain(value)
})

test('help is there for whoever cannot sign in, and knows nobody', async ({ page }) => {
  await page.goto('/signin')
  await page.getByRole('link', { name: 'Help', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Whom to ask' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What Brevet knows about you' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/signin?manual=1')
})
