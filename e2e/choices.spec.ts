import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { auditBytes } from './audit-bytes'
import { awsOrigin, expect, portalOrigin, test } from './fixtures'
import { sendS3 } from './stack/aws/fixture/s3-client'

const developer = '111122223333/Developer'
const asking = '111122223333/PowerUser'
const bucket = '/corp-example-pay-prod-statements'

test('a developer who narrows a session to read only may look and not write', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const whole = await keysOf(page, { entitlement: developer })
  expect(await statuses(whole)).toEqual({ list: 200, write: 200 })
  const narrow = await keysOf(page, { entitlement: developer, scope: { readOnly: true } })
  expect(await statuses(narrow)).toEqual({ list: 200, write: 403 })
  expect(narrow.packedPolicySize).toBeGreaterThan(0)
})

test('one service, one address and the administrator’s policies narrow as well', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const narrowedTo = async (scope: object) => statuses(await keysOf(page, { entitlement: developer, scope }))
  expect(await narrowedTo({ services: ['lambda'] })).toEqual({ list: 403, write: 403 })
  expect(await narrowedTo({ services: ['s3'] })).toEqual({ list: 200, write: 200 })
  expect(await narrowedTo({ policies: ['uploads'] })).toEqual({ list: 200, write: 200 })
  expect(await narrowedTo({ policies: ['uploads'], services: ['lambda'] })).toEqual({ list: 403, write: 403 })
})

test('a role with a policy of its own is narrowed by denials only, and a user’s session not at all', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  const byMethod = (wanted: string) =>
    entitlements.find(
      ({ method, role }: { method: string; role: { arn: string } }) =>
        method === wanted && role.arn.startsWith('arn:aws:'),
    )
  const federated = byMethod('federation-token')
  expect([federated.narrowing, byMethod('session-token').narrowing]).toEqual(['denials', 'none'])
  const lists = async (scope: object) =>
    (await sendS3(awsOrigin(), await keysOf(page, { entitlement: federated.id, scope }), { path: '/' })).status
  expect(await lists({ services: ['s3'], myIp: true })).toBe(200)
  expect(await lists({ services: ['lambda'] })).toBe(403)
  const readOnly = await post(page, '/api/v1/credentials', { entitlement: federated.id, scope: { readOnly: true } })
  expect([readOnly.status(), (await readOnly.json()).reason]).toEqual([400, 'role-has-a-policy'])
  await page.getByRole('searchbox').fill('lab 06')
  await page.getByRole('button', { name: 'Session in Sandbox lab 06: get keys' }).click()
  await expect(page.getByLabel('One-time code')).toBeVisible()
  await expect(page.getByText('Narrow this session')).toHaveCount(0)
})

test('a one-time code that is missing or too short is pointed at, and nobody is asked', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const asked: string[] = []
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()))
  await page.getByRole('searchbox').fill('lab 06')
  await page.getByRole('button', { name: 'Session in Sandbox lab 06: get keys' }).click()
  const dialog = page.getByRole('dialog')
  const code = dialog.getByLabel('One-time code')
  await expect(code).toHaveAccessibleDescription(/the MFA device of this account’s IAM user/)
  for (const typed of ['', '12345']) {
    await code.fill(typed)
    await expect(code).toHaveAttribute('aria-invalid', 'false')
    await dialog.getByRole('button', { name: 'Get keys' }).click()
    await expect(code).toBeFocused()
    await expect(code).toHaveAttribute('aria-invalid', 'true')
    await expect(code).toHaveAccessibleDescription(/^Type all six digits\./)
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  expect(asked).toEqual([])
})

test('a code for a role that Brevet assumes is that of Brevet’s own device', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.getByRole('searchbox').fill('lab 04')
  await page.getByRole('button', { name: 'Guarded in Sandbox lab 04: get keys' }).click()
  await expect(page.getByLabel('One-time code')).toHaveAccessibleDescription(/the MFA device of Brevet’s own AWS user/)
})

test('the page of a role says of its region what somebody should know before it opens', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const opens = (region: string) => page.goto(`/go/111122223333/Developer?region=${region}`)
  await opens('us-madeup-9')
  await expect(page.getByText('Brevet does not know this region. AWS decides whether it exists.')).toBeVisible()
  await opens('cn-north-1')
  await expect(page.getByText('Not a region of this account’s partition.')).toBeVisible()
  await opens('eu-west-1')
  await expect(page.getByText('Brevet does not know this region')).toHaveCount(0)
})

test('a narrowing that does not exist, and a policy of one’s own, give nothing at all', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
  for (const scope of [{ readonly: true }, { policy }, { policies: ['no-such'] }, { services: ['s3:*'] }]) {
    const response = await post(page, '/api/v1/credentials', { entitlement: developer, scope })
    expect(response.status(), JSON.stringify(scope)).toBe(400)
  }
})

test('a wish beyond the limits is shortened, and the answer says by what', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const day = 24 * 3600
  expect(await keysOf(page, { entitlement: developer, durationSeconds: day })).toMatchObject({
    durationSeconds: 4 * 3600,
    clampedBy: { by: 'role', seconds: 4 * 3600 },
  })
  const asked = { entitlement: asking, durationSeconds: day, reason: 'Look at a failed payout' }
  expect(await keysOf(page, asked)).toMatchObject({
    durationSeconds: 1800,
    clampedBy: { by: 'grant', seconds: 1800, grant: 'payments-oncall' },
  })
  expect(await keysOf(page, { entitlement: developer, durationSeconds: 3600 })).toMatchObject({ clampedBy: null })
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  const offer = entitlements.find(({ id }: { id: string }) => id === asking)
  expect(offer.limits[0]).toEqual({ by: 'grant', seconds: 1800, grant: 'payments-oncall' })
  expect(offer.limits.map(({ by }: { by: string }) => by).sort()).toEqual(['grant', 'method', 'role', 'sign-in'])
  expect(offer.ask).toEqual({ reason: 'required', ticket: 'optional', ticketPatterns: ['OPS-[0-9]{1,6}'] })
})

test('a required reason is asked for before AWS is, and is in the audit', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const reason = `Look at the payout of ${Date.now()}`
  await page.getByRole('button', { name: /^PowerUser in Payments production: get keys/i }).click()
  const dialog = page.getByRole('dialog', { name: /Keys for PowerUser/ })
  await expect(dialog.getByRole('button', { name: 'Get keys' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await expect(dialog.getByText('Say in a few words why you need this role.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByLabel('Ticket').fill('nonsense')
  await dialog.getByRole('button', { name: 'Get keys' }).click()
  await expect(dialog.getByLabel('Ticket')).toBeFocused()
  await dialog.getByLabel('Ticket').fill('OPS-42')
  await dialog.getByRole('button', { name: 'Get keys' }).click()
  await expect(dialog.getByRole('timer')).toBeVisible()
  const refused = await post(page, '/api/v1/credentials', { entitlement: asking })
  expect([refused.status(), (await refused.json()).code]).toEqual([400, 'reason_required'])
  expect(auditBytes()).toContain(reason)
})

test('the console of a role that asks goes by the page that asks', async ({ signedInAs }) => {
  const list = await signedInAs('ben')
  const reason = `Look at the console of ${Date.now()}`
  const opened = list.context().waitForEvent('page')
  await list.getByRole('button', { name: /^PowerUser in Payments production: open console/i }).click()
  const page = await opened
  await expect(page).toHaveURL(/\/go\/111122223333\/PowerUser/)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByLabel('Reason').fill(reason)
  await page.getByRole('button', { name: 'Open production console' }).click()
  await page.waitForURL(/\/console/)
  expect(auditBytes()).toContain(reason)
})

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
]) {
  test(`the dialog narrows a session, in a window ${viewport.width} wide`, async ({ page, signedInAs }) => {
    await page.setViewportSize(viewport)
    await signedInAs('ben')
    await page.getByRole('button', { name: /^Developer in Payments production: get keys/i }).click()
    const dialog = page.getByRole('dialog', { name: /Keys for Developer/ })
    await expect(dialog.getByRole('timer')).toBeVisible()
    await dialog.getByText('Narrow this session').click()
    await dialog.getByLabel('Allowed').selectOption('Read only')
    await dialog.getByLabel('Service').selectOption('Only S3')
    await expect(dialog.getByText(/^Renew to get keys with these choices, until \d\d:\d\d/)).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const sent = page.waitForRequest('**/api/v1/credentials')
    await dialog.getByRole('button', { name: 'Renew' }).click()
    expect((await sent).postDataJSON().scope).toMatchObject({ readOnly: true, services: ['s3'] })
    await expect(dialog.getByText(/Session policies and tags use \d+%/)).toBeVisible()
  })
}

test('keys for one region list buckets there and nowhere else', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const narrow = await keysOf(page, { entitlement: developer, scope: { region: true } })
  expect([await list(narrow, 'eu-west-1'), await list(narrow, 'us-east-1')]).toEqual([200, 403])
  const other = await keysOf(page, { entitlement: developer, scope: { region: true }, region: 'us-east-1' })
  expect([await list(other, 'eu-west-1'), await list(other, 'us-east-1')]).toEqual([403, 200])
  const whole = await keysOf(page, { entitlement: developer })
  expect([await list(whole, 'eu-west-1'), await list(whole, 'us-east-1')]).toEqual([200, 200])
})

test('keys for the person’s own address are worth nothing at another', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const body = { entitlement: developer, scope: { myIp: true } }
  expect(await list(await keysFrom(page, '127.0.0.1', body))).toBe(200)
  expect(await list(await keysFrom(page, '127.0.0.2', body))).toBe(403)
})

const regionOf = (page: Page) => page.getByRole('dialog').getByRole('combobox', { name: 'Region' })

test('the region is found by its name, written beside the keys, and remembered for the account', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const open = async () => {
    await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i }).click()
    await expect(page.getByRole('dialog').getByRole('timer')).toBeVisible()
  }
  await open()
  await regionOf(page).fill('ohio')
  await expect(page.getByRole('option')).toHaveText([/us-east-2/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(regionOf(page)).toHaveValue('us-east-2')
  await expect(page.getByRole('tabpanel')).toContainText('us-east-2')
  await page.reload()
  await open()
  await expect(regionOf(page)).toHaveValue('us-east-2')
})

test('a region that the list does not know can be typed, one of another partition cannot', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i }).click()
  const dialog = page.getByRole('dialog')
  await regionOf(page).fill('eu-west-9')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('tabpanel')).toContainText('eu-west-9')
  await expect(dialog).toContainText('Brevet does not know this region')
  await regionOf(page).fill('cn-north-1')
  await page.keyboard.press('Tab')
  await expect(dialog).toContainText('Not a region of this account’s partition. eu-west-9 stays chosen.')
  await expect(regionOf(page)).toHaveAttribute('aria-invalid', 'true')
  await regionOf(page).fill('milan')
  await page.getByRole('option', { name: /must be enabled in the account/ }).click()
  await expect(dialog).toContainText('Europe (Milan) must be enabled in the account.')
  await expect(dialog.getByRole('tabpanel')).toContainText('eu-south-1')
})

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly packedPolicySize: number
}

async function keysOf(page: Page, body: object): Promise<Keys> {
  const response = await post(page, '/api/v1/credentials', body)
  expect(response.status(), await response.text()).toBe(200)
  return response.json()
}

function post(page: Page, path: string, data: object) {
  return page.request.post(path, { headers: { origin: portalOrigin() }, data })
}

async function statuses(keys: Keys): Promise<{ readonly list: number; readonly write: number }> {
  const write = await sendS3(awsOrigin(), keys, { method: 'PUT', path: `${bucket}/choices.txt`, body: 'hello' })
  return { list: await list(keys), write: write.status }
}

async function list(keys: Keys, region = 'eu-west-1'): Promise<number> {
  const origin = awsOrigin().replace('localhost', '127.0.0.1')
  return (await sendS3(origin, keys, { path: bucket, query: { 'list-type': '2' }, region })).status
}

/** Asks for keys with the session of this browser, from another address of this machine. */
async function keysFrom(page: Page, localAddress: string, body: object): Promise<Keys> {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { port } = new URL(portalOrigin())
  const headers = { host: `localhost:${port}`, origin: portalOrigin(), 'content-type': 'application/json', cookie }
  return new Promise((resolve, reject) => {
    const path = '/api/v1/credentials'
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', localAddress, headers }, (answer) =>
      json(answer).then((keys) => resolve(keys as Keys), reject),
    )
    sent.on('error', reject).end(JSON.stringify(body))
  })
}
