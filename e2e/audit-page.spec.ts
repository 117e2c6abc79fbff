import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'

const references = /^brv-[0-9A-Z]{4}-[0-9A-Z]{4}$/

/** Issues keys for Payments production as whoever is signed in, and gives what the API answered. */
async function issueKeys(page: Page, entitlement = '111122223333/ReadOnly') {
  const response = await page.request.post('/api/v1/credentials', {
    headers: { origin: portalOrigin(), 'sec-fetch-site': 'same-origin' },
    data: { entitlement },
  })
  return { status: response.status(), body: await response.json() }
}

async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

const exported = async (page: Page, name: string) => {
  await page.locator('summary', { hasText: 'Export' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  const saved = await saving
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'utf8') }
}

test('an auditor finds who got which keys, and where to look in CloudTrail', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const { body } = await issueKeys(page)
  await page.context().clearCookies()
  await signedInAs('cleo')
  await page.getByRole('link', { name: 'Audit' }).click()
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Admin' }).getByRole('link')).toHaveText(['Audit log'])
  await page.locator('summary', { hasText: 'Filter' }).click()
  await page.getByLabel('Person').fill('ANA@')
  await page.getByLabel('Account').fill('pay-prod')
  await page.getByLabel('Result').selectOption('Done')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/person=ANA%40&account=pay-prod.*outcome=succeeded/)
  const row = page.getByRole('row', { name: /Keys.*Production.*Payments production.*ReadOnly.*Done/ }).first()
  await expect(row).toBeVisible()
  const found = await page.request.get('/api/v1/audit?person=ana&action=keys&outcome=succeeded')
  const { rows } = await found.json()
  const issued = rows.find(
    ({ event }: { event: { details: object } }) =>
      'accessKeyId' in event.details && event.details.accessKeyId === body.accessKeyId,
  )
  await page.goto(`/admin/audit?row=${issued.sequence}`)
  const record = page.getByRole('complementary')
  await expect(record).toContainText('eventName = "AssumeRoleWithWebIdentity"')
  await expect(record).toContainText(`userIdentity.accessKeyId = "${body.accessKeyId}"`)
  await expect(record).toContainText(`sourceIdentity = "${body.sourceIdentity}"`)
  await expect(record).toContainText(/awsRegion = "[a-z]+-[a-z]+-\d"/)
  await expect(record.getByText('Keys: begun')).toBeVisible()
})

test('the record moves with the arrows, and Esc goes back to its row', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await issueKeys(page)
  await page.goto('/admin/audit')
  const rows = page.locator('.audit-link')
  const [first = '', second = ''] = await rows.evaluateAll((links) => links.map(({ id }) => id.replace('row-', 'row=')))
  await page.locator(`#${first.replace('=', '-')}`).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${first}$`))
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(new RegExp(`${second}$`))
  // The address changes a moment before the page listens to the next key.
  await expect(async () => {
    await page.keyboard.press('ArrowUp')
    await expect(page).toHaveURL(new RegExp(`${first}$`), { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await expect(page.locator(`#${first.replace('=', '-')}`)).toBeFocused()
})

test('filters are chips that can be taken away, and what is not understood is said', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await page.goto('/admin/audit?action=sign-in&from=2026-01-01&role=ReadOnly&outcome=won')
  await expect(page.getByRole('status').filter({ hasText: 'not understood' })).toContainText('Result')
  await expect(page.getByRole('heading', { name: 'No event fits this filter' })).toBeVisible()
  await page.getByRole('link', { name: 'Remove filter Role' }).click()
  await expect(page).toHaveURL('/admin/audit?from=2026-01-01T00%3A00%3A00.000Z&action=sign-in')
  await expect(page.getByRole('row', { name: /Sign-in/ }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Clear' }).click()
  await expect(page).toHaveURL('/admin/audit')
})

test('the chain is verified up to a row, in the background', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await expect(async () => {
    await page.goto('/admin/audit')
    await expect(page.getByText(/Chain verified to row [\d,]+, \d\d:\d\d:\d\d/)).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByText(/^Rows 1 to [\d,]+ were each checked against the row before/)).toBeVisible()
})

test('an export has the whole filter, can be checked without Brevet, and is in the audit', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await page.goto('/admin/audit')
  const { name, text } = await exported(page, 'JSON Lines')
  expect(name).toMatch(/^brevet-audit-[\dT-]+Z\.jsonl$/)
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  let previous = '0'.repeat(64)
  for (const [place, row] of rows.entries()) {
    const hash = createHash('sha256')
      .update(`${previous}\n${place + 1}\n${row.body}`)
      .digest('hex')
    expect([row.sequence, row.previousHash, row.hash]).toEqual([place + 1, previous, hash])
    previous = hash
  }
  await page.goto('/admin/audit?action=audit-export&outcome=succeeded&person=cleo')
  await page.locator('.audit-link').first().click()
  await expect(page.getByRole('complementary')).toContainText('"throughRow"')
  await expect(page.getByRole('row', { name: /Audit export.*rows/ }).first()).toBeVisible()
})

test('what eve puts into her name runs nowhere, neither on the page nor in a spreadsheet', async ({ signedInAs }) => {
  const page = await signedInAs('eve')
  await issueKeys(page, '111122223333/Admin')
  await page.context().clearCookies()
  await signedInAs('cleo')
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    return dialog.dismiss()
  })
  await page.goto('/admin/audit?person=eve')
  await page.locator('.audit-link').first().click()
  const record = page.getByRole('complementary')
  await expect(record).toContainText("<script>alert('eve')</script>")
  await expectAccessible(page)
  const { text } = await exported(page, 'CSV')
  expect(text).toContain("<script>alert('eve')</script>")
  for (const field of text.matchAll(/"((?:[^"]|"")*)"/g)) expect(field[1]).not.toMatch(/^[=+\-@\t\r]/)
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await overflowOf(page), `${width}`).toBeLessThanOrEqual(0)
  }
  expect(dialogs).toEqual([])
})

test('without scripts the filter, the record, the pages and the export work', async ({ browser, signedInAs }) => {
  const page = await signedInAs('cleo')
  const state = await page.context().storageState()
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: state })
  const still = await context.newPage()
  await still.goto('/admin/audit')
  await still.locator('summary', { hasText: 'Filter' }).click()
  await still.getByLabel('Action').selectOption('Sign-in')
  await still.getByRole('button', { name: 'Show' }).click()
  await expect(still).toHaveURL(/action=sign-in/)
  await still.locator('.audit-link').first().click()
  await expect(still.getByRole('complementary')).toContainText('Sign-in')
  await still.getByRole('link', { name: 'Close' }).click()
  await expect(still.getByRole('complementary')).toHaveCount(0)
  const { text } = await exported(still, 'CSV')
  expect(text.split('\r\n')[0]).toContain('"sequence","at","action"')
  await context.close()
})

test('to everybody else neither the page nor its data exist', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await expect(page.getByRole('link', { name: /^(Audit|Admin)$/ })).toHaveCount(0)
  const missing = await page.goto('/no/such/page')
  const text = await page.locator('main').textContent()
  const response = await page.goto('/admin/audit')
  expect([response?.status(), await page.locator('main').textContent()]).toEqual([missing?.status(), text])
  const answer = await page.request.get('/api/v1/audit')
  expect([answer.status(), (await answer.json()).code]).toEqual([404, 'not_found'])
  const headers = { origin: portalOrigin(), 'sec-fetch-site': 'same-origin' }
  const refused = await page.request.post('/admin/audit/export', { headers, form: { format: 'csv' }, maxRedirects: 0 })
  expect(refused.headers()['location']).toContain('code=not_found')
})

test('an export that another site asks for is refused', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const refused = await page.request.post('/admin/audit/export', { headers, form: { format: 'csv' }, maxRedirects: 0 })
  expect(refused.headers()['location']).toContain('code=origin_refused')
  expect((await page.request.get('/admin/audit/export')).status()).toBe(405)
})

test('an export whose receiver leaves is stopped, and the audit says so', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.goto('/admin/audit')
  await page.evaluate(async () => {
    const controller = new AbortController()
    const body = new URLSearchParams({ format: 'jsonl' })
    const response = await fetch('/admin/audit/export', { method: 'POST', body, signal: controller.signal })
    await response.body?.getReader().read()
    controller.abort()
  })
  await page.goto('/admin/audit?action=audit-export&person=ana')
  await expect(page.getByRole('row', { name: /Audit export.*(Failed|Done)/ }).first()).toBeVisible()
})

test('the API gives the same rows by the same filter, in pages', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  const answer = await page.request.get('/api/v1/audit?action=sign-in&outcome=succeeded')
  expect([answer.status(), answer.headers()['cache-control']]).toEqual([200, 'no-store'])
  const { rows, newer, total, chain } = await answer.json()
  expect(newer).toBeNull()
  expect(rows.length).toBeGreaterThan(0)
  expect(total).toBeGreaterThanOrEqual(rows.length)
  expect(chain.fault).toBeNull()
  for (const { event, body } of rows) {
    expect(event).toMatchObject({
      action: 'sign-in',
      outcome: 'succeeded',
      reference: expect.stringMatching(references),
    })
    expect(JSON.parse(body)).toEqual(event)
  }
  const wrong = await page.request.get('/api/v1/audit?action=fly')
  expect([wrong.status(), await wrong.json()]).toMatchObject([400, { code: 'request_malformed' }])
  await page.context().clearCookies()
  expect((await page.request.get('/api/v1/audit')).status()).toBe(401)
})

for (const [name, use] of [
  ['wide and light', { viewport: { width: 1440, height: 900 } }],
  ['as wide as a phone, dark, with reduced motion', { viewport: { width: 360, height: 780 }, colorScheme: 'dark' }],
] as const) {
  test.describe(name, () => {
    test.use(use)

    test('the list is accessible with its filter open and when it is empty, and no wider than the window', async ({
      signedInAs,
    }) => {
      const page = await signedInAs('ana')
      await page.goto('/admin/audit?person=nobody&reference=x')
      await expectAccessible(page)
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      await page.goto('/admin/audit?person=ana')
      await page.locator('summary', { hasText: 'Filter' }).click()
      await expectAccessible(page)
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    })

    test('a record is accessible, and no wider than the window', async ({ signedInAs }) => {
      const page = await signedInAs('ana')
      await issueKeys(page)
      await page.goto('/admin/audit?person=ana&action=keys')
      await page.locator('.audit-link').first().click()
      await expect(page.getByRole('complementary')).toBeVisible()
      await expectAccessible(page)
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    })
  })
}
