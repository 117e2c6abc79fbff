import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'

const arrow = (page: Page) =>
  page.getByRole('button', { name: /^ReadOnly in Payments production.*: more ways to open the console/ })

test('a link to a role opens nothing by itself, and its button opens the page that was asked for', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  await page.goto('/go/111122223333/ReadOnly?to=%2Fs3%2Fhome')
  await expect(page.getByText('/s3/home')).toBeVisible()
  await page.getByRole('button', { name: 'Open production console' }).click()
  await page.waitForURL(/\/console/)
  await expect(page.getByText('ReadOnly').first()).toBeVisible()
  await expect(page.getByText(/s3\/home/).first()).toBeVisible()
  expect(await page.content()).toContain(`${portalOrigin()}/go/111122223333/ReadOnly`)
})

test('a destination outside the console is refused before AWS is asked', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const origin = new URL(page.url()).origin
  for (const destination of [
    'https://evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'https://console.aws.amazon.com.evil.example/',
    'https://console.amazonaws.cn/s3/home',
    'https://us-gov-west-1.console.amazonaws-us-gov.com/',
  ]) {
    const response = await page.request.post('/api/v1/console', {
      headers: { origin },
      data: { entitlement: '111122223333/ReadOnly', destination },
    })
    expect(response.status(), destination).toBe(400)
    expect((await response.json()).code).toBe('destination_not_allowed')
  }
})

test('the API gives a console address that must not be kept', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const response = await page.request.post('/api/v1/console', {
    headers: { origin: new URL(page.url()).origin },
    data: { entitlement: '111122223333/ReadOnly' },
  })
  expect(response.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  const { url, expiresAt, session } = await response.json()
  expect(session).toEqual({ countedFrom: 'sign-in', seconds: expect.any(Number) })
  expect(new URL(url).searchParams.get('Action')).toBe('login')
  const minutes = (new Date(expiresAt).getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(10)
  expect(minutes).toBeLessThanOrEqual(15)
})

test('a link by service and region opens that service there', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/go/111122223333/ReadOnly?service=ddb&region=us-east-2')
  await expect(page.getByText('DynamoDB · us-east-2')).toBeVisible()
  await page.getByRole('button', { name: 'Open production console' }).click()
  await page.waitForURL(/\/console/)
  await expect(
    page.getByText('https://us-east-2.console.aws.amazon.com/dynamodbv2/home?region=us-east-2'),
  ).toBeVisible()
})

test('a region of another partition is refused, and so is an address beside a service', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  for (const place of [{ region: 'cn-north-1' }, { service: 's3', destination: '/s3/home' }, { service: '../x' }]) {
    const response = await page.request.post('/api/v1/console', {
      headers: { origin: portalOrigin() },
      data: { entitlement: '111122223333/ReadOnly', ...place },
    })
    expect((await response.json()).code, JSON.stringify(place)).toBe('destination_not_allowed')
  }
})

test('the menu of a role opens the service in a tab of its own, by keyboard too', async ({ signedInAs, context }) => {
  const page = await signedInAs('ben')
  await arrow(page).click()
  const opened = context.waitForEvent('page')
  await page.getByRole('menuitem', { name: 'S3', exact: true }).click()
  await expect((await opened).getByText(/eu-west-1\.console\.aws\.amazon\.com\/s3\/home/)).toBeVisible()
  await expect(arrow(page)).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(arrow(page)).toBeFocused()
})

test('any service in any region, or the address of a page, can be asked for', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  for (const [service, region, wanted] of [
    ['sqs', 'us-east-2', 'https://us-east-2.console.aws.amazon.com/sqs/v3/home?region=us-east-2'],
    ['iam', 'us-east-2', 'https://console.aws.amazon.com/iam/home'],
    ['https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:', '', '/ec2/home#Instances:'],
  ] as const) {
    await page.goto('/go/111122223333/ReadOnly')
    await page.getByRole('button', { name: 'More ways to open the console' }).press('ArrowDown')
    await page.getByRole('menuitem', { name: /Other service or region/ }).click()
    await page.getByLabel('Service or address').fill(service)
    if (region) await page.getByRole('combobox', { name: 'Region' }).fill(region)
    await page.getByText('Open console', { exact: true }).click()
    await page.waitForURL(/\/console\/home/)
    await expect(page.getByText(wanted).first()).toBeVisible()
  }
})

test('a sign-in link is made on demand, masked, and signs another browser in', async ({ signedInAs, browser }) => {
  const page = await signedInAs('ben')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  expect(await page.content()).not.toContain('SigninToken')
  await arrow(page).click()
  await page.getByRole('menuitem', { name: /Copy sign-in link/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('timer')).toHaveText(/^1[45]/)
  await expect(dialog).toContainText('Whoever has this link is signed in as you')
  expect(await page.content()).not.toContain('SigninToken')
  await expect(dialog.getByRole('button', { name: 'Copy sign-in link' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Sign-in link copied')).toBeAttached()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const token = new URL(link).searchParams.get('SigninToken') ?? ''
  expect(token.length).toBeGreaterThan(20)
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]),
  )
  expect(kept).not.toContain(token)
  const elsewhere = await browser.newPage()
  await elsewhere.goto(link)
  await expect(elsewhere.getByText('ReadOnly').first()).toBeVisible()
  await elsewhere.close()
})

test('signing out first goes through the sign-out of AWS, in its main partition only', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const response = await page.request.post('/api/v1/console', {
    headers: { origin: portalOrigin() },
    data: { entitlement: '111122223333/ReadOnly', signOutFirst: true },
  })
  const url = new URL((await response.json()).url)
  expect(`${url.pathname}?Action=${url.searchParams.get('Action')}`).toBe('/oauth?Action=logout')
  expect(new URL(url.searchParams.get('redirect_uri') ?? '').searchParams.get('Action')).toBe('login')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the plain button still opens the console', async ({ signedInAs }) => {
    const page = await signedInAs('ben')
    await page.goto('/go/111122223333/ReadOnly?service=s3')
    await page.getByRole('button', { name: 'Open production console' }).click()
    await expect(page.getByText(/console\.aws\.amazon\.com\/s3\/home/).first()).toBeVisible()
  })
})

test('signing out first leaves the console of another account for this one', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const openHome = () => page.getByRole('button', { name: /^Open (production )?console$/ }).click()
  await page.goto('/go/111122223333/ReadOnly')
  await openHome()
  await page.waitForURL(/\/console\/home/)
  await page.goto('/')
  const other = page.getByRole('button', { name: /^ReadOnly in Payments staging: more ways to open/ })
  await other.click()
  const refused = page.context().waitForEvent('page')
  await page.getByRole('menuitem', { name: 'S3', exact: true }).click()
  await expect((await refused).getByText(/You must first log out/)).toBeVisible()
  await other.click()
  const opened = page.context().waitForEvent('page')
  await page.getByRole('menuitem', { name: /Sign out of the console first/ }).click()
  await (await opened).waitForURL(/\/console\/home/)
  await expect((await opened).getByRole('heading', { name: /Payments staging/ })).toBeVisible()
})
