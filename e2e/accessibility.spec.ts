import { expectAccessible } from './accessible'
import { openMenu } from './account'
import { expect, test } from './fixtures'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf, brokerAliases } from './stack/seed/broker'

const looks = [
  { name: 'light, wide', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, narrow', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  { name: 'light, zoomed to 200 %', colorScheme: 'light', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
] as const

for (const { name, ...look } of looks) {
  test.describe(name, () => {
    test.use(look)

    test('the sign-in page has no fault that axe knows', async ({ page }) => {
      await page.goto('/')
      await expectAccessible(page)
    })

    test('the sign-in page after a sign-out and after an unknown address has none, and neither has help', async ({
      page,
    }) => {
      for (const path of ['/signin?signedout=here&returnTo=/go/111122223333/ReadOnly', '/signin?unknown=1', '/help']) {
        await page.goto(path)
        await expectAccessible(page)
      }
    })

    test('the account menu and the help of a person have none', async ({ signedInAs }) => {
      const page = await signedInAs('ana')
      await page.goto('/help')
      await expectAccessible(page)
      await openMenu(page)
      await expectAccessible(page)
    })

    test('the list and the keys dialog have none', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      await expectAccessible(page)
      await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i }).click()
      await expect(page.getByRole('dialog').getByRole('timer').first()).toBeVisible()
      await expectAccessible(page)
    })

    test('the home page has none with its strip, its favourites and its menus', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const headers = { origin: new URL(page.url()).origin }
      for (const role of ['Developer', 'PowerUser']) {
        await page.request.put(`/api/v1/favourites/111122223333/${role}`, { headers })
      }
      const json = { entitlement: '111122223333/Developer' }
      expect((await page.request.post('/api/v1/credentials', { headers, data: json })).status()).toBe(200)
      await page.goto('/')
      await expect(page.getByRole('region', { name: 'Active sessions' })).toBeVisible()
      await expect(page.getByRole('grid', { name: 'Favourites' })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: /^Group by/ }).click()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'More for Payments production' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
    })

    test('a long list has none, whole or in parts, and neither has a filter', async ({ signedInAs }) => {
      const page = await signedInAs('ana')
      await expectAccessible(page)
      await page.getByRole('searchbox').fill('paymnets prod ro')
      await expect(page.locator('mark').first()).toBeVisible()
      await expectAccessible(page)
    })

    test('the keys dialog has none when AWS refuses, and when the keys have ended', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const open = page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i })
      await page.route('**/api/v1/credentials', (route) => route.fulfill({ status: 403, json: refusal }), { times: 1 })
      await open.click()
      await expect(page.getByRole('alert')).toContainText('brv-7K2Q-94TD')
      await expectAccessible(page)
      await page.clock.install()
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByRole('dialog').getByRole('timer')).toBeVisible()
      await page.clock.fastForward('13:00:00')
      await expect(page.getByRole('dialog')).toContainText('Nothing here works any more')
      await expectAccessible(page)
    })

    test('being confirmed has none, neither in the dialog nor on its page', async ({ signedInAs }) => {
      const page = await signedInAs('ana', 'Partner SSO (SAML)')
      await page.goto('/?q=alliance+production')
      await page.getByRole('button', { name: /^ReadOnly in Alliance production: get keys/i }).click()
      await expect(page.getByRole('alert')).toContainText('Your company confirms you anew')
      await expectAccessible(page)
      await page.goto('/confirm?returnTo=/go/333322221111/ReadOnly')
      await expectAccessible(page)
      await page.goto('/confirm?returnTo=/&visible=1')
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

    test('links have none: what to choose, what to paste, what leads nowhere, and the link to copy', async ({
      signedInAs,
    }) => {
      const page = await signedInAs('ben')
      for (const path of ['/go', '/go?to=hello', '/go?service=s3', '/go/pay-prod?choose=1', '/go/nowhere']) {
        await page.goto(path)
        await expectAccessible(page)
      }
      await page.goto('/')
      await page.getByRole('button', { name: /^ReadOnly in Payments production.*: more ways to open/ }).click()
      await page.getByRole('menuitem', { name: 'Copy link…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })

    test('the menu of the console has none, and neither have its dialogs', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const arrow = page.getByRole('button', { name: /^ReadOnly in Payments production.*: more ways to open/ })
      await arrow.click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('menuitem', { name: /Other service/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await arrow.click()
      await page.getByRole('menuitem', { name: /Copy sign-in link/ }).click()
      await expect(page.getByRole('dialog').getByRole('timer')).toBeVisible()
      await expectAccessible(page)
    })

    test('the page of a console link has none, with everything that can be asked and chosen', async ({
      signedInAs,
    }) => {
      const page = await signedInAs('ben')
      await page.goto('/go/111122223333/ReadOnly?to=%2Fs3%2Fhome')
      await expectAccessible(page)
      await page.goto('/go/111122223333/PowerUser')
      await page.getByText('Narrow this session').click()
      await page.getByLabel('Only in eu-west-1').check()
      await expectAccessible(page)
    })

    test('the page of a role with a one-time code has none, and neither has that of the SAML sign-in', async ({
      signedInAs,
    }) => {
      const page = await signedInAs('ana')
      const accounts = createAccounts()
      await page.goto(`/go/${accountIdOf(accounts, brokerAliases.mfa)}/Guarded`)
      await expect(page.getByLabel('One-time code')).toBeVisible()
      await expectAccessible(page)
      await page.goto(`/go/${accounts.find(({ name }) => name === 'Finance production')?.id}/ReadOnly`)
      await page.getByText('Narrow this session').click()
      await page.getByLabel('Read-only this time').check()
      await expect(page.getByRole('button', { name: 'Open by SAML sign-in' })).toBeDisabled()
      await expectAccessible(page)
    })

    test('the list of regions has none, nor have the questions of a sign-in link', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const arrow = page.getByRole('button', { name: /^PowerUser in Payments production: more ways to open/ })
      await arrow.click()
      await page.getByRole('menuitem', { name: /Other service/ }).click()
      await page.getByRole('combobox', { name: 'Region' }).click()
      await expect(page.getByRole('option', { name: /us-east-1/ })).toBeInViewport({ ratio: 1 })
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('option')).toHaveCount(0)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await arrow.click()
      await page.getByRole('menuitem', { name: /Copy sign-in link/ }).click()
      await expect(page.getByRole('button', { name: 'Make sign-in link' })).toBeVisible()
      await expectAccessible(page)
    })

    test('the pages of sessions and of a role have none', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      const headers = { origin: new URL(page.url()).origin }
      await page.request.post('/api/v1/credentials', { headers, data: { entitlement: '111122223333/ReadOnly' } })
      await page.goto('/sessions?ended=1')
      await expect(page.getByRole('timer').first()).toBeVisible()
      await expectAccessible(page)
      for (const role of ['ReadOnly', 'PowerUser']) {
        await page.goto(`/roles/111122223333/${role}`)
        await expectAccessible(page)
      }
    })

    test('the main button of the keys dialog is in view', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i }).click()
      await expect(page.getByRole('button', { name: 'Copy all' })).toBeInViewport({ ratio: 1 })
    })

    test('no page is wider than its window', async ({ signedInAs }) => {
      const page = await signedInAs('ana')
      for (const path of [
        '/',
        '/go/111122223333/Admin',
        '/refused?code=sts_denied&reference=brv-7K2Q-94TD',
        '/sessions',
        '/roles/111122223333/Admin',
        '/no/such/page',
        '/help',
      ]) {
        await page.goto(path)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, path).toBeLessThanOrEqual(0)
      }
    })
  })
}

const refusal = {
  title: 'AWS refused to hand out this role',
  detail: 'Nothing was issued.',
  code: 'sts_denied',
  reference: 'brv-7K2Q-94TD',
}
