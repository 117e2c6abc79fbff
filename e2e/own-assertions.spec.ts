import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Page } from '@playwright/test'
import { awsOrigin, expect, me, pickPerson, portalOrigin, samlAnswer, test } from './fixtures'
import { createAccounts } from './stack/seed/accounts'

const alliance = '333322221111'
const partner = 'Partner SSO (SAML)'
const getKeys = /^ReadOnly in Alliance production: get keys/i

function ask(page: Page, entitlement = `${alliance}/ReadOnly`) {
  return page.request.post('/api/v1/credentials', { headers: { origin: portalOrigin() }, data: { entitlement } })
}

/** One silent round trip, without a screen. */
async function confirm(page: Page): Promise<void> {
  await page.goto('/auth/partners/aws/start?returnTo=/')
  await page.waitForURL(`${portalOrigin()}/`)
}

/** The form that the provider sends for AWS, stopped before it reaches the portal. */
async function answerForAws(page: Page): Promise<Readonly<Record<string, string>>> {
  const address = '**/auth/partners/aws'
  await page.route(address, (route) => route.abort())
  const stopped = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/auth/partners/aws'))
  await page.goto('/auth/partners/aws/start').catch(() => undefined)
  const form = new URLSearchParams((await stopped).postData() ?? '')
  await page.unroute(address)
  return Object.fromEntries(form)
}

/** What the portal logged of the outcome that a refusal's address names. */
function logged(url: string): Readonly<Record<string, unknown>> {
  const reference = new URL(url, portalOrigin()).searchParams.get('reference') ?? ''
  const log = readFileSync(join(process.env['DEMO_FOLDER'] ?? 'data/e2e', 'portal.log'), 'utf8')
  const line = log.split('\n').find((one) => one.includes(`"reference":"${reference}"`))
  return JSON.parse(line ?? '{}')
}

test('the company confirms somebody silently, and AWS takes its own answer for the keys', async ({ signedInAs }) => {
  const page = await signedInAs('ana', partner)
  await page.goto(`/?q=${encodeURIComponent('alliance production')}`)
  await page.getByRole('button', { name: getKeys }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('Your company confirms you anew')
  await dialog.getByRole('link', { name: 'Confirm' }).click()
  await page.waitForURL(/\/\?q=acct/)
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('button', { name: getKeys }).click()
  await expect(dialog.getByRole('timer')).toBeVisible()
  await expect(dialog).toContainText('assumed-role/ReadOnly/ana@partner.example')

  const response = await ask(page)
  expect(response.status(), await response.text()).toBe(200)
  const { accessKeyId, secretAccessKey, sessionToken, sourceIdentity } = await response.json()
  expect(sourceIdentity).toBe('ana@partner.example')
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const client = new STSClient({ region: 'eu-central-1', endpoint: awsOrigin(), credentials })
  const { Arn } = await client.send(new GetCallerIdentityCommand({}))
  expect(Arn).toBe(`arn:aws:sts::${alliance}:assumed-role/ReadOnly/ana@partner.example`)
})

test('why a role is needed is typed once, and is in no address', async ({ signedInAs }) => {
  const page = await signedInAs('ana', partner)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())))
  await page.goto(`/?q=${encodeURIComponent('alliance staging')}`)
  const keysButton = page.getByRole('button', { name: /^ReadOnly in Alliance staging: get keys/i })
  await keysButton.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('Look at a stuck message')
  await dialog.getByLabel('Ticket').fill('HELP-7')
  await dialog.getByRole('button', { name: 'Get keys' }).click()
  await dialog.getByRole('link', { name: 'Confirm' }).click()
  await page.waitForURL(/\/\?q=acct/)

  await keysButton.click()
  await expect(dialog.getByLabel('Reason')).toHaveValue('Look at a stuck message')
  await expect(dialog.getByLabel('Ticket')).toHaveValue('HELP-7')
  await dialog.getByRole('button', { name: 'Get keys' }).click()
  await expect(dialog.getByRole('timer')).toBeVisible()
  expect(addresses.filter((address) => /stuck|HELP-7/.test(address))).toEqual([])
})

test('the page of the console keeps it as well, without scripts', async ({ signedInAs, browser }) => {
  const signedIn = await signedInAs('ana', partner)
  const storageState = await signedIn.context().storageState()
  const page = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage()
  const staging = createAccounts().find(({ alias }) => alias === 'alliance-staging')?.id
  await page.goto(`${portalOrigin()}/go/${staging}/ReadOnly`)
  await page.getByLabel('Reason').fill('Look at a stuck queue')
  await page.getByRole('button', { name: 'Open console' }).click()
  await page.getByRole('link', { name: `Confirm with ${partner}` }).click()
  await page.goto(`${portalOrigin()}/go/${staging}/ReadOnly`)
  await expect(page.getByLabel('Reason')).toHaveValue('Look at a stuck queue')
})

test('a company that has forgotten the browser asks visibly, and leads back to the role', async ({ signedInAs }) => {
  const page = await signedInAs('ana', partner)
  await page.context().clearCookies({ name: 'partner-sso' })
  const { code, details } = await (await ask(page)).json()
  expect(code).toBe('assertion_stale')
  await page.goto(details.confirmAt)
  await expect(page.getByRole('heading', { name: 'Sign in at your company again' })).toBeVisible()
  await page.getByRole('link', { name: `Sign in with ${partner}` }).click()
  await pickPerson(page, 'ana')
  await page.waitForURL(/\/\?q=acct/)
  await expect(page.getByRole('button', { name: getKeys })).toBeVisible()
  expect((await ask(page)).status()).toBe(200)
})

test('the console asks the company first as well, and opens where it was wished for', async ({ signedInAs }) => {
  const page = await signedInAs('ana', partner)
  await page.goto(`/go/${alliance}/ReadOnly?to=${encodeURIComponent('/s3/home')}`)
  await page.getByRole('button', { name: 'Open production console' }).click()
  await expect(page.getByRole('heading', { name: 'Your company confirms you anew' })).toBeVisible()
  await page.getByRole('link', { name: `Confirm with ${partner}` }).click()
  await page.waitForURL(/\/go\/333322221111\/ReadOnly\?to=/)
  await page.getByRole('button', { name: 'Open production console' }).click()
  await page.waitForURL(/\/console\/home/)
  await expect(page.getByText(/assumed-role\/ReadOnly\/ana@partner\.example/)).toBeVisible()
})

test('somebody else whom the company confirms is refused and audited, and nothing is kept', async ({ signedInAs }) => {
  const page = await signedInAs('ana', partner)
  await page.goto('/auth/partners/aws/start?visible=1')
  await pickPerson(page, 'cleo')
  await page.waitForURL(/\/refused\?code=subject_mismatch/)
  expect(logged(page.url())).toMatchObject({
    action: 'confirmation',
    outcome: 'refused',
    code: 'subject_mismatch',
    subject: 'p-3f9a61c2-ana',
  })
  expect((await me(page)).body.identity.subject).toBe('p-3f9a61c2-ana')
  expect(await (await ask(page)).json()).toMatchObject({ code: 'assertion_stale' })
})

test('an answer for AWS counts once, here, and signs nobody in', async ({ signedInAs, playwright }) => {
  const page = await signedInAs('ana', partner)
  const form = await answerForAws(page)
  const post = async (path: string, more: object = {}) => {
    const response = await page.request.post(path, { form: { ...form, ...more }, maxRedirects: 0 })
    return { location: response.headers()['location'] ?? '', cookies: response.headers()['set-cookie'] ?? '' }
  }

  await test.step('not at the callback of a sign-in', async () => {
    const { location, cookies } = await post('/auth/partners/callback')
    expect(location).toContain('/refused?code=sign_in_state_mismatch')
    expect(cookies).not.toContain('brevet-session')
  })

  await test.step('not from another browser', async () => {
    const stranger = await playwright.request.newContext({ baseURL: portalOrigin() })
    const stolen = await stranger.post('/auth/partners/aws', { form })
    expect(stolen.url()).toContain('/refused?code=sign_in_state_mismatch')
    expect((await stranger.get('/api/v1/me')).status()).toBe(401)
    await stranger.dispose()
  })

  await test.step('once', async () => {
    const { location, cookies } = await post('/auth/partners/aws')
    expect(location).toBe(`${portalOrigin()}/`)
    expect(cookies).not.toContain('brevet-session')
    expect((await ask(page)).status()).toBe(200)
  })

  await test.step('not again', async () => {
    expect((await post('/auth/partners/aws')).location).toContain('/refused?code=sign_in_state_mismatch')
  })
})

test('an answer that signs in confirms nothing', async ({ signedInAs }) => {
  const page = await signedInAs('ana', partner)
  const form = await samlAnswer(page, 'ana')
  const response = await page.request.post('/auth/partners/aws', { form, maxRedirects: 0 })
  expect(response.headers()['location']).toContain('/refused?code=sign_in_state_mismatch')
  expect(await (await ask(page)).json()).toMatchObject({ code: 'assertion_stale' })
})

test('without a session nothing is confirmed: neither begun, nor when it has ended meanwhile', async ({
  page,
  signedInAs,
}) => {
  const start = await page.request.get('/auth/partners/aws/start', { maxRedirects: 0 })
  expect(start.headers()['location']).toContain('/refused?code=not_signed_in')
  await signedInAs('ana', partner)
  const form = await answerForAws(page)
  await page.request.post('/signout', { headers: { origin: portalOrigin() } })
  const late = await page.request.post('/auth/partners/aws', { form, maxRedirects: 0 })
  expect(late.headers()['location']).toContain('/refused?code=not_signed_in')
})

test('a role that the company does not name is refused before AWS is asked', async ({ signedInAs }) => {
  const page = await signedInAs('ana', partner)
  await confirm(page)
  const response = await ask(page, `${alliance}/Admin`)
  expect(response.status()).toBe(403)
  expect(await response.json()).toMatchObject({
    code: 'assertion_without_role',
    title: 'Your company does not name this role',
  })
})

test('who came through another source is told which sign-in it takes', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  expect(await (await ask(page)).json()).toMatchObject({ code: 'proof_missing' })
})
