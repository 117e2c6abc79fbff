import type { Page } from '@playwright/test'
import { expect, portalOrigin, signIn, test } from './fixtures'
import { registerTrust, strangersOnly } from './role-trust'

/** A role that ben and ana both have, and no other spec uses. */
const role = { account: 'Payments payouts staging', name: 'Developer' }
const keysButton = `${role.name} in ${role.account}: get keys`

/** What only administrators may read. */
const material = /AccessDenied|oidc-provider|sts:SetSourceIdentity|request id|saml:|eu-west-1\.amazonaws|"Statement"/i

test('who is refused reads whom to ask; an administrator reads the missing statement, and registering it helps', async ({
  page: bens,
  browser,
}) => {
  await bens.goto('/')
  await signIn(bens, 'ben')
  const accountId = await accountOf(bens)
  await registerTrust(accountId, role.name, strangersOnly(accountId))

  await test.step('ben reads what happened, what to do and whom to ask', async () => {
    const answer = bens.waitForResponse('**/api/v1/credentials')
    await bens.getByRole('button', { name: keysButton }).click()
    const alert = bens.getByRole('dialog').getByRole('alert')
    await expect(alert).toContainText('AWS refused to hand out this role')
    await expect(alert).toContainText('The owner of the AWS account: payments')
    await expect(alert).toContainText(/brv-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await expect(alert.getByRole('link', { name: 'Detail for administrators' })).toHaveCount(0)
    const problem = await (await answer).json()
    expect(problem).toMatchObject({ code: 'sts_denied', reason: 'trust-policy' })
    expect(JSON.stringify(problem)).not.toMatch(material)
    await bens.goto(`/refused?code=sts_denied&reference=${problem.reference}`)
    await expect(bens.getByText('The owner of the AWS account: payments')).toBeVisible()
    expect(await bens.content()).not.toMatch(material)
  })

  const context = await browser.newContext()
  const anas = await context.newPage()
  await anas.goto(`/go/${accountId}/${role.name}`)
  await signIn(anas, 'ana')

  await test.step('ana reads which statement is missing, on the page after her attempt', async () => {
    await anas.getByRole('button', { name: /Open console/ }).click()
    await anas.waitForURL('**/refused?**')
    const detail = anas.getByRole('region', { name: 'Detail for administrators' })
    await expect(detail).toContainText('AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity')
    await expect(detail).toContainText(`arn:aws:iam::${accountId}:role/${role.name}`)
    await expect(detail).toContainText('sts:SetSourceIdentity')
    await expect(detail.getByRole('button', { name: 'Copy: Trust policy of the role' })).toBeVisible()
  })

  await test.step('the same request succeeds once the ready policy is registered', async () => {
    const ready = await anas.getByRole('figure').locator('pre').textContent()
    await registerTrust(accountId, role.name, JSON.parse(ready ?? ''))
    await bens.goto('/')
    await bens.getByRole('button', { name: keysButton }).click()
    await expect(bens.getByRole('dialog').getByRole('timer').first()).toBeVisible()
  })
  await context.close()
})

test('who comes by the company’s own token reads that the account distrusts the company, not Brevet', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  const { id, account } = entitlements.find(
    // A role that no other spec asks for: its trust is not given back.
    (one: { id: string; method: string }) => one.method === 'id-token' && one.id.endsWith('/Admin'),
  )
  await registerTrust(account.id, id.split('/')[1], strangersOnly(account.id))
  const headers = { origin: portalOrigin() }
  const response = await page.request.post('/api/v1/credentials', { headers, data: { entitlement: id } })
  const problem = await response.json()
  expect(problem).toMatchObject({ code: 'sts_denied', reason: 'trust-policy', admin: { sent: { method: 'id-token' } } })
  await page.goto(`/refused?code=sts_denied&reference=${problem.reference}`)
  await expect(page.getByText('The role in AWS does not trust your company’s sign-in')).toBeVisible()
  await expect(page.getByText('does not trust Brevet')).toHaveCount(0)
})

test('a refusal of somebody else is explained to nobody but administrators', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await page.goto('/refused?code=sts_denied&reference=brv-0000-0000')
  await expect(page.getByRole('heading', { name: 'AWS refused to hand out this role' })).toBeVisible()
  expect(await page.content()).not.toMatch(material)
})

async function accountOf(page: Page): Promise<string> {
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  const found = entitlements.find(
    (one: { account: { name: string }; role: { name: string } }) =>
      one.account.name === role.account && one.role.name === role.name,
  )
  return found.account.id
}
