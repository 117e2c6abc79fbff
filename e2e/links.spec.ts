import type { Page } from '@playwright/test'
import { auditBytes } from './audit-bytes'
import { expect, pickPerson, portalOrigin, signIn } from './fixtures'
import { ownAccounts, test } from './own-stack'
import { createAccounts } from './stack/seed/accounts'

const accounts = createAccounts()
const accountOf = (alias: string) => {
  const account = accounts.find((candidate) => candidate.alias === alias)
  if (!account) throw new Error(`the seed has no account ${alias}`)
  return account
}
const payments = accountOf('pay-prod')
const staging = accountOf('pay-staging')
const inPartition = (partition: string) => {
  const account = accounts.find((candidate) => candidate.partition === partition && candidate.method === 'saml')
  if (!account) throw new Error(`the seed has no account in ${partition}`)
  return account
}

const opened = (page: Page) => page.getByRole('definition').filter({ hasText: 'https://' })
const openButton = (page: Page) => page.getByRole('button', { name: /^Open (production )?console$/ })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

const sources = ['Corporate SSO (OIDC)', 'Partner SSO (SAML)'] as const
const fragments = { real: '#Instances:sort=x', encoded: '%23Instances%3Asort%3Dx', none: '' } as const
const hosts = {
  aws: 'eu-west-1.console.aws.amazon.com',
  'aws-cn': 'cn-north-1.console.amazonaws.cn',
  'aws-us-gov': 'us-gov-west-1.console.amazonaws-us-gov.com',
} as const

for (const source of sources) {
  for (const [kind, fragment] of Object.entries(fragments)) {
    for (const isSignedIn of [true, false]) {
      test(`a link survives: ${source}, fragment ${kind}, ${isSignedIn ? 'signed in' : 'signed out'}`, async ({
        page,
        signedInAs,
      }) => {
        if (isSignedIn) await signedInAs('cleo', source)
        let isFirst = !isSignedIn
        for (const [partition, host] of Object.entries(hosts)) {
          const account = partition === 'aws' ? payments : inPartition(partition)
          const address = `https://${host}/ec2/home?region=${host.split('.')[0]}`
          const landing = `${address}${kind === 'none' ? '' : '#Instances:sort=x'}`
          await page.goto(`/go/${account.id}/ReadOnly?to=${encodeURIComponent(address)}${fragment}`)
          if (isFirst) await signIn(page, 'cleo', source)
          isFirst = false
          await expect(page.locator('.destination .mono')).toHaveText(landing)
          expect(new URL(page.url()).hash).toBe('')
          await openButton(page).click()
          await expect(opened(page)).toHaveText(landing)
          await page.getByRole('link', { name: 'Sign out' }).click()
        }
      })
    }
  }

  test(`an address of a browser with several sessions finds account and role: ${source}`, async ({ page }) => {
    const { id } = inPartition('aws-cn')
    const session = `https://${id}-a1b2c3d4.cn-north-1.console.amazonaws.cn/ec2/home`
    await page.goto(`/go?to=${session}?region=cn-north-1&tab=1#Instances:`)
    await expect(page.getByText('You are on the way to')).toBeVisible()
    await signIn(page, 'cleo', source)
    await expect(page).toHaveURL(new RegExp(`/go/${id}/ReadOnly`))
    await openButton(page).click()
    await expect(opened(page)).toHaveText(
      'https://cn-north-1.console.amazonaws.cn/ec2/home?region=cn-north-1&tab=1#Instances:',
    )
  })
}

for (const hasScripts of [true, false]) {
  test.describe(`a portal of one source, ${hasScripts ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled: hasScripts })

    test('leads to its provider at once, and a link survives', async ({ page, own }) => {
      const address = 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1'
      const link = `/go/${ownAccounts.regional.id}/ReadOnly?to=${encodeURIComponent(address)}`
      for (const [fragment, kept] of [
        ['', ''],
        ['%23Instances:sort=x', '#Instances:sort=x'],
        ['#Instances:sort=x', hasScripts ? '#Instances:sort=x' : ''],
      ]) {
        await page.context().clearCookies()
        await page.goto(`${own.origin}${link}${fragment}`)
        await pickPerson(page, 'ben')
        await expect(page.locator('.destination .mono')).toHaveText(`${address}${kept}`)
        await expect(page).toHaveURL(new RegExp(`^${own.origin}/go/`))
      }
    })
  })
}

test('account and role are found by id, alias and name, in any case', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  for (const [account, role] of [
    [payments.id, 'ReadOnly'],
    [payments.id, 'readonly'],
    ['pay-prod', 'ReadOnly'],
    ['PAY-PROD', 'READONLY'],
    ['payments-production', 'readonly'],
    ['Payments%20production', 'ReadOnly'],
  ]) {
    await page.goto(`/go/${account}/${role}?service=s3`)
    await expect(heading(page, 'Open the console in production?')).toBeVisible()
    await expect(page.locator('.identity').first()).toContainText(/Payments production.*ReadOnly/)
  }
})

test('a link without a role offers the roles that fit, the least privileged first, and remembers the choice', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const arn = `arn:aws:sqs:eu-west-1:${staging.id}:orders`
  await page.goto(`/go?to=${arn}`)
  await expect(heading(page, 'Which role?')).toBeVisible()
  await expect(page.locator('a[data-role]')).toHaveText([/ReadOnly/, /Developer/])
  await page.getByRole('link', { name: /Developer/ }).click()
  await expect(page.locator('.identity')).toContainText(/Payments staging.*Developer/)
  await expect(page.locator('.destination')).toHaveText('SQS · eu-west-1')
  await page.goto(`/go/${staging.alias}?service=s3`)
  await expect(page).toHaveURL(new RegExp(`/go/${staging.id}/Developer`))
  await page.getByRole('link', { name: 'Another role of yours in this account' }).click()
  await expect(heading(page, 'Which role?')).toBeVisible()
  await page.getByRole('link', { name: /ReadOnly/ }).click()
  await page.goto(`/go/${staging.alias}`)
  await expect(page).toHaveURL(new RegExp(`/go/${staging.id}/ReadOnly`))
})

test('an address that names no account offers every account that fits', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto(`/go?to=${encodeURIComponent('https://eu-west-1.console.aws.amazon.com/s3/home')}`)
  await expect(heading(page, 'Which account and role?')).toBeVisible()
  expect(await page.locator('a[data-role]').count()).toBeGreaterThan(5)
  await page.goto(`/go?to=${encodeURIComponent('https://cn-north-1.console.amazonaws.cn/s3/home')}`)
  await expect(heading(page, 'There is nothing here for you')).toBeVisible()
})

test('a long choice of accounts is narrowed by name or id, and keeps the link', async ({ signedInAs }) => {
  const page = await signedInAs('cleo')
  await page.goto('/go?service=s3&region=eu-west-1')
  await expect(page.getByText(/find them above/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Account name or ID' }).fill('1111-2222')
  await page.keyboard.press('Enter')
  await expect(page.locator('a[data-role]')).toHaveCount(1)
  await page.getByRole('link', { name: /ReadOnly/ }).click()
  await expect(page.locator('.identity')).toContainText(/Payments production.*ReadOnly/)
  await expect(page.locator('.destination')).toHaveText('S3 · eu-west-1')
})

test('what a person has no role for and what does not exist are the same page', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const seen = new Set<string>()
  for (const path of [
    `/go/${accountOf('finance-prod').id}`,
    '/go/finance-prod',
    '/go/no-such-account',
    '/go/999999999999',
    '/go/finance-prod/ReadOnly',
    '/go/pay-prod/NoSuchRole',
    '/go/pay-prod/Admin',
    `/go?to=arn:aws:sqs:eu-west-1:${accountOf('finance-prod').id}:x`,
    '/go?to=arn:aws:sqs:eu-west-1:999999999999:x',
  ]) {
    const response = await page.goto(path)
    seen.add(`${response?.status()} ${await page.locator('main').textContent()}`)
  }
  expect([...seen]).toHaveLength(1)
  expect([...seen][0]).toMatch(/^404 There is nothing here for you/)
})

test('a refusal of AWS can be pasted, and leads to another role than the refused one', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/go')
  const field = page.getByLabel('Console address, ARN or error message')
  await field.fill('nothing of AWS')
  await page.getByRole('button', { name: 'Find my roles' }).click()
  await expect(page.getByRole('status')).toContainText('That names no place in AWS')
  await field.fill(
    `An error occurred (AccessDenied):\nUser: arn:aws:sts::${staging.id}:assumed-role/ReadOnly/ben is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:${staging.id}:orders because …`,
  )
  await page.getByRole('button', { name: 'Find my roles' }).click()
  await expect(page.locator('a[data-role]')).toHaveText([/Developer/, /ReadOnly/])
  await expect(page.locator('.destination')).toHaveText('SQS · eu-west-1')
})

test('following links, scanning them and fetching them ahead issues nothing; the button does', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  const { id } = accountOf('maps-tiles-staging')
  const to = encodeURIComponent('https://us-west-2.console.aws.amazon.com/s3/home')
  const links = [
    `/go/${id}/Admin`,
    `/go/${id}/Admin?to=${to}&duration=15m`,
    `/go/${id}/Admin?signOutFirst=1&way=saml`,
    `/go/${id}/Admin/open`,
    `/go/${id}`,
    `/go?to=arn:aws:s3:us-west-2:${id}:x`,
    `/go/maps-tiles-staging/admin`,
  ]
  for (const link of links) {
    for (const method of ['GET', 'HEAD']) {
      for (const headers of [{}, { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' }, { rsc: '1' }]) {
        const response = await page.request.fetch(link, { method, headers, maxRedirects: 0 })
        expect(response.headers()['location'] ?? '', link).not.toContain('signin')
      }
    }
  }
  await page.goto(`/go/${id}/Admin`)
  expect(auditBytes()).not.toContain(id)
  await openButton(page).click()
  await page.waitForURL(/\/console\/home/)
  expect(auditBytes()).toContain(id)
})

test('a form of another site opens nothing', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const { id } = accountOf('maps-places-staging')
  const response = await page.request.post(`/go/${id}/ReadOnly/open`, {
    headers: { origin: 'https://evil.example' },
    maxRedirects: 0,
  })
  expect(response.headers()['location']).toContain('/refused?code=origin_refused')
})

test("the console's own page leads back to the link, at the same place, for one click", async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const address = 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:'
  for (const [query, place] of [
    [`to=${encodeURIComponent(address)}`, address],
    ['service=sqs&region=us-east-2', 'SQS · us-east-2'],
  ]) {
    await page.goto(`/go/pay-staging/ReadOnly?${query}`)
    await openButton(page).click()
    await page.getByRole('link', { name: 'Back to the portal' }).click()
    expect(new URL(page.url()).origin).toBe(portalOrigin())
    await expect(page.locator('.destination')).toContainText(place ?? '')
    await expect(page.locator('.identity')).toContainText(/Payments staging.*ReadOnly/)
    await openButton(page).click()
    await page.waitForURL(/\/console\/home/)
  }
})

test('a link says for how long', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/go/pay-staging/ReadOnly?duration=2h')
  await expect(page.getByRole('radio', { name: '2 h', exact: true })).toBeChecked()
  await page.goto('/go/pay-staging/ReadOnly?duration=99h')
  await expect(page.getByRole('radio', { name: '12 h', exact: true })).toBeChecked()
})

test('a link is copied from the list and from the page, with the role or for a role of the reader', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const arrow = page.getByRole('button', { name: /^ReadOnly in Payments staging.*: more ways to open/ })
  await arrow.click()
  await page.getByRole('menuitem', { name: 'Copy link…' }).click()
  const dialog = page.getByRole('dialog')
  const copy = dialog.getByRole('button', { name: 'Copy link' })
  await copy.click()
  expect(await copied()).toBe(`${portalOrigin()}/go/${staging.id}/ReadOnly`)
  await dialog.getByLabel('Service or address').fill('sqs')
  await dialog.getByRole('combobox', { name: 'Region' }).fill('us-east-2')
  await page.keyboard.press('Tab')
  await copy.click()
  expect(await copied()).toBe(`${portalOrigin()}/go/${staging.id}/ReadOnly?service=sqs&region=us-east-2`)
  const address = 'https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:'
  await dialog.getByLabel('Service or address').fill(address)
  await dialog.getByText('A role of whoever opens it').click()
  await copy.click()
  expect(await copied()).toBe(`${portalOrigin()}/go/${staging.id}?to=${encodeURIComponent(address)}`)
  await dialog.getByLabel('Service or address').fill(`arn:aws:sqs:eu-west-1:${payments.id}:x`)
  await expect(dialog.getByText('That is in the account')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(arrow).toBeFocused()
  await page.goto(`/go/pay-staging/ReadOnly?to=${encodeURIComponent(address)}`)
  await page.getByRole('button', { name: 'Copy link' }).click()
  expect(await copied()).toBe(`${portalOrigin()}/go/${staging.id}/ReadOnly?to=${encodeURIComponent(address)}`)
})

test('after several openings the page says so', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const counted = page.getByText(/^This browser opened \d other consoles in the last 12 hours/)
  for (const [others, alias] of ['pay-staging', 'pay-dev', 'pay-ledger-dev'].entries()) {
    await page.goto(`/go/${alias}/ReadOnly`)
    // One other is nothing to speak of.
    await expect(counted).toHaveCount(others > 1 ? 1 : 0)
    await openButton(page).click()
    await page.waitForURL(/\/console\/|federation/)
  }
  await page.goto('/go/pay-prod/ReadOnly')
  await expect(page.getByText('This browser opened 3 other consoles in the last 12 hours')).toBeVisible()
})

test('the page leaves the console of another account first, where that is chosen', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/go/pay-dev/ReadOnly')
  await openButton(page).click()
  await page.waitForURL(/\/console\/home/)
  await page.goto('/go/pay-staging/ReadOnly')
  await page.getByRole('checkbox', { name: 'Sign out of the console first' }).check()
  await openButton(page).click()
  await page.waitForURL(/\/console\/home/)
  await expect(heading(page, /Payments staging/)).toBeVisible()
})
