import { expect, me, portalOrigin, test } from './fixtures'

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

test('an answer signs in once', async ({ page, playwright }) => {
  let answer: URLSearchParams | null = null
  await page.route('**/auth/partners/callback', async (route) => {
    answer = new URLSearchParams(route.request().postData() ?? '')
    await route.continue()
  })
  await page.goto('/')
  await page.getByRole('link', { name: /Partner SSO/ }).click()
  await page.getByRole('button', { name: 'Ben Baker' }).click()
  await page.waitForURL(`${portalOrigin()}/`)
  if (!answer) throw new Error('no answer was seen')
  const form = Object.fromEntries(answer)

  await test.step('not again in the same browser', async () => {
    await page.context().clearCookies({ name: 'brevet' })
    const replay = await page.request.post('/auth/partners/callback', { form })
    expect(replay.url()).toContain('/refused?code=sign_in_')
    expect((await me(page)).status).toBe(401)
  })

  await test.step('not in another browser', async () => {
    const stranger = await playwright.request.newContext({ baseURL: portalOrigin() })
    const replay = await stranger.post('/auth/partners/callback', { form })
    expect(replay.url()).toContain('/refused?code=sign_in_state_mismatch')
    expect((await stranger.get('/api/v1/me')).status()).toBe(401)
    await stranger.dispose()
  })
})
