import { expect, pickPerson, portalOrigin, signIn, test } from './fixtures'
import { callsBehind, post } from './portal-calls'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf } from './stack/seed/broker'

const readOnly = '/roles/111122223333/ReadOnly'

test('the page says which role, why it is had, and what bounds its sessions', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto(readOnly)
  await expect(page).toHaveTitle('ReadOnly in Payments production · Brevet')
  await expect(page.getByRole('heading', { name: 'ReadOnly', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('1111-2222-3333')
  const why = page.getByRole('region', { name: 'Why you have this' })
  await expect(why).toContainText('Corporate SSO (OIDC) says you are in payments-dev')
  await expect(why).toContainText('No deny applies')
  await expect(why).toContainText('1 deny grant was checked, and you meet none.')
  await expect(why).not.toContainText('grants[')
  const limits = page.getByRole('region', { name: 'Longest session' }).getByRole('listitem')
  await expect(limits.filter({ hasText: 'the role gives no longer' })).toBeVisible()
  await expect(limits.filter({ hasText: 'AWS gives no longer by this method' })).toBeVisible()
})

test('the star of the page is that of the list, and goes back when the server does not take it', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const headers = { origin: portalOrigin() }
  await page.request.delete('/api/v1/favourites/111122223333/ReadOnly', { headers })
  await page.goto(readOnly)
  const star = page.getByRole('button', { name: 'Favourite ReadOnly in Payments production' })
  await expect(star).toHaveAttribute('aria-pressed', 'false')
  const kept = page.waitForResponse('**/api/v1/favourites/**')
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  expect((await kept).status()).toBe(200)
  await page.goto('/')
  await expect(page.getByRole('grid', { name: 'Favourites' })).toContainText('ReadOnly')

  await page.goto(readOnly)
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.route('**/api/v1/favourites/**', (route) => route.abort())
  await star.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Brevet did not answer')
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.unroute('**/api/v1/favourites/**')
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'false')
})

test('administrators alone read where a grant stands, and the names of those that could take it away', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  await page.goto(readOnly)
  const why = page.getByRole('region', { name: 'Why you have this' })
  await expect(why).toContainText('1 deny grant was checked, and you meet none: contractors.')
  await expect(why).toContainText('Grant admins (grants[0] of the configuration) gives the role')
})

test('a role whose grant binds it to the sign-in says when that ends', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/roles/111122223333/PowerUser')
  const limits = page.getByRole('region', { name: 'Longest session' }).getByRole('listitem')
  await expect(limits.first()).toContainText(/^30 min.*the grant \S+ gives no longer$/)
  await expect(limits.filter({ hasText: /your sign-in ends (today|tomorrow) \d\d:\d\d \S/ })).toBeVisible()
  await expect(limits.locator('time')).toHaveAttribute('title', /20\d\d, \d\d:\d\d:\d\d \S+, in \d+ (hours?|days?)$/)
  await expect(page.getByRole('region', { name: 'Policies and questions' })).toContainText('a reason')
})

for (const [what, accountId, role] of [
  ['a token from Brevet', '111122223333', 'ReadOnly'],
  ['the account’s IAM user', accountIdOf(createAccounts(), 'sandbox-lab-05'), 'Federated'],
] as const) {
  test(`what the page says AWS is told is what AWS is told, by ${what}`, async ({ signedInAs }) => {
    const page = await signedInAs('ana')
    const id = `${accountId}/${role}`
    await page.goto(`/roles/${id}`)
    const told = page.getByRole('region', { name: 'What AWS is told' })
    const { body } = await post(page, '/api/v1/credentials', { entitlement: id })
    const call = (await callsBehind(body.accessKeyId)).at(-1)
    expect(body.assumedRoleArn).toBeDefined()
    await expect(told).toContainText(body.assumedRoleArn.split('/').at(-1))
    if (call?.sourceIdentity) await expect(told.getByText(call.sourceIdentity)).toHaveCount(2)
    for (const [key, value] of Object.entries(call?.principalTags ?? {})) {
      await expect(told).toContainText(`${key}=${value}`)
    }
  })
}

test('keys and console are had from the page, and then stand among its last uses', async ({ context, signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto(readOnly)
  await page.getByRole('button', { name: 'Keys', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('timer').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Keys', exact: true })).toBeFocused()
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Open console', exact: true }).click()
  await expect((await opened).getByText('111122223333').first()).toBeVisible()
  await page.reload()
  const uses = page.getByRole('region', { name: 'Your last uses' }).getByRole('row')
  await expect(uses.filter({ hasText: /Console.*console.*ends today|Console.*ends/ }).first()).toBeVisible()
  await expect(uses.filter({ hasText: /Keys.*ends/ }).first()).toBeVisible()
})

test('the menu of a chip leads to the page, and so does a refusal', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.getByRole('button', { name: /^ReadOnly in Payments production: more ways/ }).click()
  await page.getByRole('menuitem', { name: 'Details of this role' }).click()
  await expect(page).toHaveURL(readOnly)
  await page.goto('/refused?code=sts_denied&reference=brv-7K2Q-94TD&role=111122223333/ReadOnly')
  await page.getByRole('link', { name: 'Details of this role' }).click()
  await expect(page).toHaveURL(readOnly)
})

test('a role of somebody else and one that does not exist are the same answer', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const answers = []
  for (const path of ['/roles/111122223333/Admin', '/roles/111122223333/Nothing', '/roles/999999999999/Admin']) {
    const response = await page.goto(path)
    await expect(page.getByRole('main')).toContainText('not_found')
    answers.push([response?.status(), await page.title(), await page.locator('main').ariaSnapshot()])
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.[0]).toBe(404)
})

test('a role that was taken away while its page was open is refused in words', async ({ context, signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto(readOnly)
  const other = await context.newPage()
  await other.goto('/auth/partners/start')
  await pickPerson(other, 'dan')
  await other.waitForURL((url) => url.origin === portalOrigin() && url.pathname === '/')
  await page.getByRole('button', { name: 'Keys', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(/brv-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  await expect(page.getByRole('alert').getByRole('link', { name: 'Show what you may open now' })).toBeVisible()
  await page.keyboard.press('Escape')
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Open console', exact: true }).click()
  await expect((await opened).getByText('not_entitled')).toBeVisible()
  expect((await page.goto(readOnly))?.status()).toBe(404)
})

test('the link to a role leads there by way of the sign-in', async ({ page }) => {
  await page.goto(readOnly)
  await signIn(page, 'ben')
  await expect(page).toHaveURL(readOnly)
})

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('details to send have role, method, source and time, and nothing secret', async ({ signedInAs }) => {
    const page = await signedInAs('ben')
    const { body } = await post(page, '/api/v1/credentials', { entitlement: '111122223333/ReadOnly' })
    await page.goto(readOnly)
    await page.getByRole('button', { name: 'Copy details' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    for (const part of [
      'Role: ReadOnly in Payments production (1111-2222-3333)',
      'Method: web-identity',
      'Signed in through: Corporate SSO (OIDC)',
      'Last reference: brv-',
      'Time: 20',
    ]) {
      expect(copied).toContain(part)
    }
    for (const secret of [body.secretAccessKey, body.sessionToken]) expect(copied).not.toContain(secret)
    await page.getByRole('button', { name: 'Copy link' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${portalOrigin()}${readOnly}`)
  })
})

test('hostile values of a person are text on the page', async ({ signedInAs }) => {
  const page = await signedInAs('eve')
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    void dialog.dismiss()
  })
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  for (const { id } of entitlements) {
    await page.goto(`/roles/${id}`)
    await expect(page.getByRole('region', { name: 'What AWS is told' })).toContainText('Session name')
    await expect(page.locator('svg[onload], img[onerror], b[onmouseover]')).toHaveCount(0)
  }
  expect(alarms).toEqual([])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the page is whole, and its console opens', async ({ page, context }) => {
    await page.goto(readOnly)
    await signIn(page, 'ben')
    await expect(page.getByRole('region', { name: 'Why you have this' })).toContainText('payments-dev')
    const opened = context.waitForEvent('page')
    await page.getByRole('button', { name: 'Open console', exact: true }).click()
    await expect((await opened).getByText('111122223333').first()).toBeVisible()
  })
})
