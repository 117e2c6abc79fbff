import type { Browser, Page } from '@playwright/test'
import { expect, me, portalOrigin, signIn, test } from './fixtures'
import { post } from './portal-calls'
import type { Person } from './stack/people'

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1'

interface Elsewhere {
  readonly key: Person['key']
  readonly userAgent?: string
  readonly source?: Parameters<typeof signIn>[2]
}

/** Another browser of somebody. */
async function elsewhere(browser: Browser, { key, userAgent = phone, source }: Elsewhere): Promise<Page> {
  const context = await browser.newContext({ userAgent })
  const page = await context.newPage()
  await page.goto('/')
  await signIn(page, key, source)
  return page
}

const signIns = (page: Page) => page.getByRole('region', { name: /Brevet sign-ins/ })

// The sessions of a person are those of every test at once: a test ends what it began, and nobody else is dan of the partners.
async function handleOf(page: Page): Promise<string> {
  const { signIns } = await (await page.request.get('/api/v1/sessions')).json()
  return signIns.find(({ isThis }: { isThis: boolean }) => isThis).handle
}

function endByApi(page: Page, handle: string) {
  return page.request.delete(`/api/v1/sessions/${handle}`, { headers: { origin: portalOrigin() } })
}

test('the page says in plain words where somebody is signed in, and which browser this is', async ({
  browser,
  signedInAs,
}) => {
  const page = await signedInAs('cleo')
  const other = await elsewhere(browser, { key: 'cleo' })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' }).click()
  await expect(page).toHaveTitle('Sessions · Brevet')
  const here = signIns(page).getByRole('row').filter({ hasText: 'This browser' })
  await expect(here).toContainText(/Chrome on \w+/)
  await expect(here).toContainText('Corporate SSO (OIDC)')
  await expect(here).toContainText(/127\.0\.0\.1|::1/)
  await expect(here.getByRole('button', { name: /Sign out/ })).toHaveCount(0)
  await expect(signIns(page).getByRole('row').filter({ hasText: 'Safari on iPhone' }).first()).toBeVisible()
  await expect(page.getByText('Signing out of Brevet does not end AWS sessions.')).toBeVisible()
  await expect(page.getByText('aws:TokenIssueTime')).toBeVisible()
  await endByApi(page, await handleOf(other))
  await other.context().close()
})

test('a browser that was signed out is out at its next request, and this one stays', async ({
  browser,
  signedInAs,
}) => {
  const page = await signedInAs('cleo')
  const other = await elsewhere(browser, { key: 'cleo', userAgent: 'Mozilla/5.0 (X11; CrOS x86_64) Firefox/132.0' })
  await page.goto('/sessions')
  await page.getByRole('button', { name: 'Sign out Firefox on ChromeOS' }).first().click()
  await expect(page.getByRole('status').filter({ hasText: 'Signed out one browser' })).toBeVisible()
  expect((await me(other)).status).toBe(401)
  await other.goto('/')
  await expect(other.getByRole('link', { name: /^Continue with/ }).first()).toBeVisible()
  expect((await me(page)).status).toBe(200)
  await other.context().close()
})

test('all others are signed out at once', async ({ browser, signedInAs }) => {
  const page = await signedInAs('dan', 'Partner SSO (SAML)')
  const other = await elsewhere(browser, { key: 'dan', source: 'Partner SSO (SAML)' })
  await page.goto('/sessions')
  await page.getByRole('button', { name: 'Sign out others' }).click()
  await expect(page.getByText(/^Signed out /)).toBeVisible()
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
  expect((await me(other)).status).toBe(401)
  expect((await me(page)).status).toBe(200)
  await other.context().close()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('one browser is signed out, and the page says when sessions end', async ({ browser, signedInAs }) => {
    const page = await signedInAs('cleo')
    const other = await elsewhere(browser, { key: 'cleo', userAgent: 'Mozilla/5.0 (Windows NT 10.0) OPR/116.0' })
    await page.goto('/sessions')
    await page.getByRole('button', { name: 'Sign out Opera on Windows' }).first().click()
    await expect(page.getByText(/^Signed out one browser/)).toBeVisible()
    await expect(signIns(page).getByRole('row').filter({ hasText: 'This browser' })).toContainText('UTC')
    expect((await me(other)).status).toBe(401)
    await other.context().close()
  })
})

test('nobody ends the session of somebody else, and no other site ends any', async ({ browser, signedInAs }) => {
  const ana = await signedInAs('ana')
  const ben = await elsewhere(browser, { key: 'ben' })
  const handle = await handleOf(ben)
  const byApi = await endByApi(ana, handle)
  expect([byApi.status(), (await byApi.json()).code]).toEqual([404, 'not_found'])
  const form = (origin: string, fields: Record<string, string>) =>
    ana.request.post('/sessions/end', { headers: { origin }, form: fields, maxRedirects: 0 })
  expect((await form(portalOrigin(), { handle })).headers()['location']).toContain('/sessions?ended=0')
  expect((await form('https://evil.example', { others: '1' })).headers()['location']).toContain('origin_refused')
  expect((await form(portalOrigin(), {})).headers()['location']).toContain('request_malformed')
  const foreign = await ben.request.delete('/api/v1/sessions', { headers: { origin: 'https://evil.example' } })
  expect(foreign.status()).toBe(403)
  expect((await me(ben)).status).toBe(200)
  const own = await endByApi(ana, await handleOf(ana))
  expect(own.status()).toBe(404)
  expect((await me(ana)).status).toBe(200)
  await ben.context().close()
})

test('what was handed out stands there with its key, its end and its reference, and no secret', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const { body } = await post(page, '/api/v1/credentials', { entitlement: '111122223333/ReadOnly' })
  await page.goto('/sessions')
  const row = page.getByRole('row').filter({ hasText: body.accessKeyId })
  await expect(row).toContainText('Production')
  await expect(row).toContainText('Payments production')
  await expect(row).toContainText('Keys')
  await expect(row.getByRole('timer')).toHaveText(/^(1 h 00|59:\d\d)$/)
  await expect(row).toContainText(/brv-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  const { awsSessions } = await (await page.request.get('/api/v1/sessions')).json()
  expect(awsSessions).toContainEqual(expect.objectContaining({ kind: 'keys', accessKeyId: body.accessKeyId }))
  for (const text of [await page.content(), JSON.stringify(awsSessions)]) {
    expect(text).not.toContain(body.secretAccessKey)
    expect(text).not.toContain(body.sessionToken)
  }
  await row.getByRole('link', { name: 'ReadOnly', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'ReadOnly', level: 1 })).toBeVisible()
})

test('a countdown that comes to its end says so on the open page', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.clock.install()
  const { body } = await post(page, '/api/v1/credentials', { entitlement: '111122223333/ReadOnly' })
  await page.goto('/sessions')
  const row = page.getByRole('row').filter({ hasText: body.accessKeyId })
  await expect(row.getByRole('timer')).toBeVisible()
  await page.clock.fastForward('01:01:00')
  await expect(row).toContainText('Ended')
})

test('somebody without any use sees what will stand there; nobody signed in is sent to sign in and back', async ({
  page,
}) => {
  await page.goto('/sessions')
  await signIn(page, 'dan')
  await expect(page).toHaveURL('/sessions')
  await expect(page.getByText('Brevet has handed nothing out to you in the last day.')).toBeVisible()
  expect((await page.request.get('/api/v1/sessions', { headers: { cookie: '' } })).status()).toBe(401)
})
