import { expect, me, portalOrigin, samlAnswer, test } from './fixtures'

test('signs in with SAML and opens the console as the same person', async ({ signedInAs, context }) => {
  const page = await signedInAs('ben', 'Partner SSO (SAML)')
  const { body } = await me(page)
  expect(body.identity).toMatchObject({ source: 'partners', email: 'ben@partner.example' })

  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: /^ReadOnly in Payments production: open console/i }).click()
  const console = await opened
  await console.waitForURL(/\/console/)
  await expect(console.getByText('111122223333').first()).toBeVisible()
  await expect(console.getByText(/ben@partner\.example/).first()).toBeVisible()
  await expect(console.getByText('ReadOnly').first()).toBeVisible()
})

test('an answer signs in once, whether sent again, by another browser, or twenty times at once', async ({
  page,
  playwright,
}) => {
  const form = await samlAnswer(page, 'ben')

  await test.step('not by another browser', async () => {
    const stranger = await playwright.request.newContext({ baseURL: portalOrigin() })
    const stolen = await stranger.post('/auth/partners/callback', { form })
    expect(stolen.url()).toContain('/refused?code=sign_in_state_mismatch')
    expect((await stranger.get('/api/v1/me')).status()).toBe(401)
    await stranger.dispose()
  })

  await test.step('once of twenty at the same time', async () => {
    const copies = Array.from({ length: 20 }, () =>
      page.request.post('/auth/partners/callback', { form, maxRedirects: 0 }),
    )
    const locations = (await Promise.all(copies)).map((copy) => copy.headers()['location'] ?? '')
    expect(locations.filter((location) => !location.includes('/refused'))).toEqual([`${portalOrigin()}/`])
  })

  await test.step('not again', async () => {
    await page.context().clearCookies({ name: 'brevet-session' })
    const replay = await page.request.post('/auth/partners/callback', { form })
    expect(replay.url()).toContain('/refused?code=sign_in_')
    expect((await me(page)).status).toBe(401)
  })
})
