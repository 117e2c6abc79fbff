import { expect, test } from './fixtures'

test('somebody without a role sees what was received and whom to ask', async ({ signedInAs }) => {
  const page = await signedInAs('dan')
  await expect(page.getByRole('heading', { name: 'You have no AWS roles yet' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('dan@corp.example')
  await expect(page.getByRole('main')).toContainText('book-club')
  await expect(page.getByText(/0 of \d+ grants match/)).toBeVisible()
})

test('hostile values are shown as text and do nothing', async ({ page, signedInAs }) => {
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    dialog.dismiss()
  })
  for (const source of ['Corporate SSO (OIDC)', 'Partner SSO (SAML)'] as const) {
    await page.context().clearCookies()
    await signedInAs('eve', source)
    await expect(page.getByRole('grid', { name: 'Accounts and roles' })).toContainText('Sandbox lab')
    await expect(page.locator('svg[onload], img[onerror], b[onmouseover]')).toHaveCount(0)
  }
  expect(alarms).toEqual([])
})

test('a group that only looks like another gives nothing', async ({ signedInAs }) => {
  const page = await signedInAs('eve')
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  expect(
    entitlements.map(({ id, role }: { id: string; role: { name: string } }) => role.name + (id ? '' : '!')).sort(),
  ).toEqual(['Developer', 'ReadOnly'])
})

test('each role says which group of which source gives it', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  expect(entitlements.length).toBeGreaterThan(1)
  for (const { because } of entitlements) {
    expect(because).toContainEqual(expect.objectContaining({ source: 'corp', group: 'payments-dev' }))
  }
})

test('the list is filtered by typing and opened by keyboard alone', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const filter = page.getByRole('searchbox')
  await expect(filter).toBeFocused()
  await page.keyboard.type('111122223333')
  await expect(page.getByRole('row').filter({ visible: true, hasText: 'Payments production' }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /in Payments production: open console/i }).first()).toBeFocused()
})
