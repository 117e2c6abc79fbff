import { signOut } from './account'
import { expect, me, pickPerson, portalOrigin, signIn, test } from './fixtures'

test('signs in with OpenID Connect and shows what the person may open', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await expect(page.getByRole('grid', { name: 'Accounts and roles' })).toContainText('payments production', {
    ignoreCase: true,
  })
  const { status, body } = await me(page)
  expect(status).toBe(200)
  expect(body.identity).toMatchObject({ source: 'corp', email: 'ben@corp.example', groups: ['payments-dev'] })
  expect(new Date(body.session.expiresAt).getTime()).toBeGreaterThan(Date.now())
})

test('comes back to the link that asked for the sign-in', async ({ page }) => {
  await page.goto('/go/111122223333/ReadOnly?to=%2Fs3%2Fhome')
  await expect(page.getByText('You are on the way to')).toBeVisible()
  await signIn(page, 'ben')
  await expect(page).toHaveURL(`${portalOrigin()}/go/111122223333/ReadOnly?to=%2Fs3%2Fhome`)
  await expect(page.getByRole('button', { name: 'Open production console' })).toBeVisible()
})

test('signs out here and at the provider', async ({ signedInAs, context }) => {
  const page = await signedInAs('ben')
  const cookies = await context.cookies()
  await signOut(page)
  expect((await me(page)).status).toBe(401)

  await test.step('the old cookie means nobody any more', async () => {
    await context.addCookies(cookies.filter(({ name }) => name === 'brevet-session'))
    expect((await me(page)).status).toBe(401)
  })

  await test.step('the provider asks for a name again', async () => {
    await context.clearCookies({ name: 'brevet-session' })
    await page.goto('/')
    await page.getByRole('link', { name: /Corporate SSO/ }).click()
    await pickPerson(page, 'cleo')
    await expect(page).toHaveURL(`${portalOrigin()}/`)
    expect((await me(page)).body.identity.email).toBe('cleo@corp.example')
  })
})

test('gives a new session id at each sign-in and ends the old one', async ({ signedInAs, context, playwright }) => {
  const page = await signedInAs('ben')
  const before = (await context.cookies()).find(({ name }) => name === 'brevet-session')
  await page.goto('/auth/corp/start')
  await page.waitForURL(`${portalOrigin()}/`)
  const after = (await context.cookies()).find(({ name }) => name === 'brevet-session')
  expect(after?.value).not.toBe(before?.value)
  const other = await playwright.request.newContext({ extraHTTPHeaders: { cookie: `brevet-session=${before?.value}` } })
  expect((await other.get(`${portalOrigin()}/api/v1/me`)).status()).toBe(401)
  await other.dispose()
})

test('says it when the person cancels at the provider', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /Corporate SSO/ }).click()
  await page.getByRole('button', { name: /cancel/i }).click()
  await expect(page.getByRole('heading', { name: 'The sign-in was cancelled' })).toBeVisible()
  await expect(page.getByText(/^brv-/)).toBeVisible()
})
