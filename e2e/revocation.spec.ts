import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { awsOrigin, expect, me, pickPerson, portalOrigin, test } from './fixtures'
import { post } from './portal-calls'
import { sendS3 } from './stack/aws/fixture/s3-client'
import type { Credentials } from './stack/aws/fixture/simulator'
import type { Person } from './stack/people'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf } from './stack/seed/broker'

const accounts = createAccounts()
/** Brevet has a role in both that may write. */
const [fixtures, cards] = [accountIdOf(accounts, 'pay-dev'), accountIdOf(accounts, 'pay-cards-dev')]
/** And none in this one. */
const ledger = accountIdOf(accounts, 'pay-ledger-staging')

async function browserOf(browser: Browser, key: Person['key'], source = 'corp'): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: portalOrigin() })).newPage()
  await page.goto(`/auth/${source}/start`)
  await pickPerson(page, key)
  await page.waitForURL((url) => url.origin === portalOrigin() && !url.pathname.startsWith('/auth/'))
  return page
}

async function keysOf(page: Page, entitlement: string): Promise<Credentials> {
  const { status, body } = await post(page, '/api/v1/credentials', { entitlement })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** ListBuckets, which every role of the seed may. */
async function works(keys: Credentials): Promise<number> {
  return (await sendS3(awsOrigin(), keys, { path: '/' })).status
}

async function fillIn(page: Page, name: RegExp, account: string): Promise<void> {
  await page.getByLabel(name).fill(account)
  await page.getByLabel('Reason').fill('The laptop was left on a train')
}

test('keys from the dialog stop at AWS once they are revoked, while another person’s of the same role live on', async ({
  browser,
  signedInAs,
}) => {
  const [ben, cleo] = [await browserOf(browser, 'ben'), await browserOf(browser, 'cleo')]
  await ben.goto(`/?q=${fixtures}`)
  const answer = ben.waitForResponse('**/api/v1/credentials')
  await ben.locator(`[data-entitlement="${fixtures}/ReadOnly"] button:has(+ .star)`).click()
  const [leaked, others] = [await (await answer).json(), await keysOf(cleo, `${fixtures}/ReadOnly`)]
  expect([await works(leaked), await works(others)]).toEqual([200, 200])

  const ana = await signedInAs('ana')
  await ana.getByRole('link', { name: 'Admin' }).click()
  await ana.getByRole('link', { name: 'Revoke', exact: true }).click()
  await ana.getByLabel('Account', { exact: true }).fill('pay-dev')
  await ana.getByLabel('Role', { exact: true }).fill('ReadOnly')
  await ana.getByRole('button', { name: 'Find' }).click()
  const choice = { name: 'Revoke the sessions of ben@corp.example in ReadOnly, Payments development' }
  await ana.getByRole('link', choice).click()
  await expect(ana.getByText('Nobody else is cut.')).toBeVisible()
  await ana.locator('summary', { hasText: 'The policy' }).click()
  const shown = JSON.parse((await ana.locator('pre').textContent()) ?? '')
  await fillIn(ana, /^Type the name of the account/, 'Payments development')
  await ana.getByLabel('And sign the person out').uncheck()
  await ana.getByRole('button', { name: 'Revoke sessions' }).click()
  await expect(ana.locator('.banner[role=status]')).toContainText('One role denies what was begun before.')
  await expect(ana.getByText('Written, and read back')).toBeVisible()

  expect([await works(leaked), await works(others)]).toEqual([403, 200])
  expect((await me(ben)).status).toBe(200)
  await expect(async () => expect(await works(await keysOf(ben, `${fixtures}/ReadOnly`))).toBe(200)).toPass()

  const { roles } = await (await ana.request.get('/api/v1/revocations')).json()
  const { role, revocations } = roles.find(({ role }: { role: { accountId: string } }) => role.accountId === fixtures)
  expect(role.arn).toBe(`arn:aws:iam::${fixtures}:role/ReadOnly`)
  expect(shown.Statement.map(({ Condition }: { Condition: object }) => Object.keys(Condition))).toEqual([
    ['DateLessThan', 'StringEquals'],
    ['DateLessThan', 'StringLike'],
  ])
  expect(revocations[0].person.marks.sessionNames).toEqual(
    shown.Statement[0].Condition.StringEquals['aws:SourceIdentity'],
  )

  await ana.getByRole('link', { name: revocations[0].reference }).first().click()
  await expect(ana.locator('.audit-table tbody tr')).toHaveCount(2)
  await ana.goto('/admin/revoke')
  await ana.getByRole('button', { name: 'Lift now: ben@corp.example, ReadOnly, Payments development' }).click()
  await expect(ana.locator('.banner[role=status]')).toContainText('Lifted')
  expect(await works(leaked)).toBe(200)
})

test('everybody in a role: who is cut is named, the account’s name is typed, and no browser is signed out', async ({
  browser,
  signedInAs,
}) => {
  const [ben, cleo] = [await browserOf(browser, 'ben'), await browserOf(browser, 'cleo')]
  const entitlement = `${cards}/ReadOnly`
  const all = [await keysOf(ben, entitlement), await keysOf(cleo, entitlement)]
  const ana = await signedInAs('ana')
  await ana.goto(`/admin/revoke?account=pay-cards-dev&role=readonly`)
  await ana.getByRole('link', { name: 'Revoke every session of ReadOnly in Payments cards development' }).click()
  await expect(ana.getByText('2 people are cut.')).toBeVisible()
  for (const name of ['ben@corp.example', 'cleo@corp.example']) {
    await expect(ana.locator('.revocation-people')).toContainText(name)
  }
  await expect(ana.getByLabel('And sign the person out')).toHaveCount(0)
  await fillIn(ana, /^Type the name of the account/, 'payments cards development')
  await ana.getByRole('button', { name: 'Revoke sessions' }).click()
  expect(
    await ana.getByLabel(/^Type the name/).evaluate((field: HTMLInputElement) => field.validity.patternMismatch),
  ).toBe(true)
  expect(await works(all[0] as Credentials)).toBe(200)
  await ana.getByLabel(/^Type the name/).fill('Payments cards development')
  await ana.getByRole('button', { name: 'Revoke sessions' }).click()
  await expect(ana.locator('.banner[role=status]')).toContainText('Revoked')
  expect(await Promise.all(all.map(works))).toEqual([403, 403])
  expect([(await me(ben)).status, (await me(cleo)).status]).toEqual([200, 200])
})

test('a person everywhere: every account, the person’s name typed, and signed out of Brevet', async ({
  browser,
  signedInAs,
}) => {
  // Of the partners: eve of the company is signed in by other tests as well.
  const eve = await browserOf(browser, 'eve', 'partners')
  const labs = ['sandbox-lab-01', 'sandbox-lab-02'].map((alias) => accountIdOf(accounts, alias))
  const keys = [await keysOf(eve, `${labs[0]}/ReadOnly`), await keysOf(eve, `${labs[1]}/Developer`)]
  const ana = await signedInAs('ana')
  const email = `eve+'&|$x=1@partner.example`
  await ana.goto(`/admin/revoke?${new URLSearchParams({ person: email, account: 'sandbox-lab-01' })}`)
  await ana.getByRole('link', { name: /^Revoke the sessions of eve/ }).click()
  await ana
    .getByRole('navigation', { name: 'Whom' })
    .getByRole('link', { name: /everywhere$/ })
    .click()
  await expect(ana.getByRole('heading', { level: 2 })).toHaveCount(2)
  await expect(ana.getByText('Brevet has no role in this account that may write.')).toHaveCount(2)
  await fillIn(ana, /^Type the name of the person/, email)
  await ana.getByRole('button', { name: 'Revoke sessions' }).click()
  await expect(ana.locator('.banner[role=status]')).toContainText(
    /(?:One browser was|\d browsers were) signed out of Brevet\./,
  )
  expect((await me(eve)).status).toBe(401)
  // Nobody has run the scripts.
  expect(await Promise.all(keys.map(works))).toEqual([200, 200])
  await expect(ana.getByText('By an administrator of the account')).toHaveCount(2)
  for (const _ of labs) {
    await ana
      .getByRole('button', { name: /^It is taken away: eve/ })
      .first()
      .click()
    await expect(ana.locator('.banner[role=status]')).toContainText('Lifted')
  }
})

test('where Brevet may not write, the script that is shown says what would have been written', async ({
  signedInAs,
}) => {
  const ana = await signedInAs('ana')
  await ana.goto(`/admin/revoke/confirm?role=${ledger}/PowerUser`)
  await expect(ana.getByText('No session that Brevet handed out runs in this role.')).toBeVisible()
  await ana.locator('summary', { hasText: 'The script' }).click()
  await expect(ana.locator('pre')).toContainText(`aws iam put-role-policy --role-name='PowerUser'`)
  await fillIn(ana, /^Type the name of the account/, 'Payments ledger staging')
  await ana.getByRole('button', { name: 'Revoke sessions' }).click()
  const standing = ana.locator('.revocation-role', { hasText: 'PowerUser' })
  await expect(standing.locator('pre')).toContainText('"aws:TokenIssueTime"')
  await standing.getByRole('button', { name: /^It is taken away: Everybody/ }).click()
  await expect(ana.locator('.banner[role=status]')).toContainText('Lifted')
})

for (const [look, options] of Object.entries({
  'light, wide': { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  'dark, narrow, German': { colorScheme: 'dark', viewport: { width: 360, height: 740 }, locale: 'de-DE' },
} as const)) {
  test.describe(look, () => {
    test.use(options)

    test('has no fault that axe knows, and is not wider than the window', async ({ browser, page }) => {
      await page.goto('/auth/corp/start?returnTo=/admin/revoke')
      await page.getByRole('button', { name: 'Ana Alvarez' }).click()
      await page.waitForURL('**/admin/revoke')
      const ben = await browserOf(browser, 'ben')
      await keysOf(ben, `${ledger}/Developer`)
      const role = `${ledger}/Developer`
      const person = 'source=corp&subject=u-1002'
      const body = {
        source: 'corp',
        subject: 'u-1002',
        role,
        confirm: 'Payments ledger staging',
        reason: 'To look at it',
      }
      expect((await post(page, '/api/v1/revocations', body)).status).toBe(200)
      for (const path of [
        '/admin/revoke?failed=1&signedOut=2&done=brv-0000-0000',
        '/admin/revoke?person=nobody',
        `/admin/revoke/confirm?${person}&role=${role}`,
        `/admin/revoke/confirm?${person}`,
        `/admin/revoke/confirm?role=${cards}/ReadOnly`,
      ]) {
        await page.goto(path)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, path).toBeLessThanOrEqual(0)
        await expectAccessible(page)
        for (const summary of await page.locator('details.disclosure > summary').all()) await summary.click()
        if (process.env['REVOCATION_SHOTS']) {
          const name = path.replace(/\W+/g, '-')
          await page.screenshot({ path: `${process.env['REVOCATION_SHOTS']}/${look}${name}.png`, fullPage: true })
        }
      }
    })
  })
}
