import type { Page } from '@playwright/test'
import { detailsOf } from './audit-bytes'
import { awsOrigin, expect, portalOrigin, test } from './fixtures'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf, brokerAliases, brokerArns } from './stack/seed/broker'

const asking = '/go/111122223333/PowerUser'
const accounts = createAccounts()
const guarded = `/go/${accountIdOf(accounts, brokerAliases.mfa)}/Guarded`
const finance = `/go/${accounts.find(({ name }) => name === 'Finance production')?.id}/ReadOnly`
const reasonOf = (what: string) => `${what} ${Date.now()}`
const s3 = 'eu-west-1.console.aws.amazon.com/s3/home'

test('the page of a role narrows its console, and the audit says how, for how long and where', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const reason = reasonOf('Look at a bucket')
  await page.goto(`${asking}?service=s3`)
  await page.getByRole('radio', { name: '15 min' }).check()
  await expect(page.getByText(/^Open until \d\d:\d\d/)).toBeVisible()
  await page.getByText('Narrow this session').click()
  await page.getByLabel('Read-only this time').check()
  await page.getByLabel('Only in eu-west-1').check()
  await expect(page.getByText('2 chosen')).toBeVisible()
  await expect(page.getByText(/^Services without regions, such as IAM/)).toBeVisible()
  await page.getByLabel('Reason').fill(reason)
  await page.getByRole('button', { name: 'Open production console' }).click()
  await page.waitForURL(/\/console/)
  const details = { scope: 'readOnly region=eu-west-1', durationSeconds: 900, destination: s3 }
  expect(new Set(detailsOf(reason).map((row) => JSON.stringify(row))).size).toBe(2)
  for (const row of detailsOf(reason)) expect(row).toMatchObject(details)
})

test('the page offers the administrator’s policies by name', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/go/111122223333/Developer')
  await page.getByText('Narrow this session').click()
  const posted = page.waitForRequest(/\/open$/)
  await page.getByLabel('Allowed').selectOption({ value: 'uploads' })
  await page.getByRole('button', { name: 'Open production console' }).click()
  expect(new URLSearchParams((await posted).postData() ?? '').get('policy')).toBe('uploads')
  await expect(page.getByRole('heading', { name: 'Console of Payments production' })).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the page narrows as well, by a plain form', async ({ signedInAs }) => {
    const page = await signedInAs('ben')
    const reason = reasonOf('Look without scripts')
    await page.goto(asking)
    await page.getByRole('radio', { name: '15 min' }).check()
    await page.getByText('Narrow this session').click()
    await page.getByLabel('Service').selectOption('Only S3')
    await page.getByLabel('Only from my address').check()
    await page.getByLabel('Reason').fill(reason)
    await page.getByLabel('Ticket').fill('OPS-7')
    await page.getByRole('button', { name: 'Open production console' }).click()
    await expect(page.getByRole('heading', { name: 'Console of Payments production' })).toBeVisible()
    expect(detailsOf(reason)[0]).toMatchObject({ scope: 'services=s3 myIp', durationSeconds: 900, ticket: 'OPS-7' })
  })
})

test('every way under the arrow takes along what the page was told, by keyboard too', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const reason = reasonOf('Look by the menu')
  const openS3 = async () => {
    await page.getByRole('button', { name: 'More ways to open the console' }).press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'CloudFormation' })).toBeFocused()
    await page.keyboard.type('s3')
    await page.keyboard.press('Enter')
  }
  await page.goto(asking)
  await page.getByText('Narrow this session').press('Enter')
  await page.getByLabel('Read-only this time').press(' ')
  await openS3()
  await expect(page.getByLabel('Reason')).toBeFocused()
  await page.keyboard.type(reason)
  await openS3()
  await page.waitForURL(/\/console/)
  expect(detailsOf(reason)[0]).toMatchObject({ scope: 'readOnly', destination: s3 })
})

test('a role with a one-time code leads to the page that asks for it, and the code is used once', async ({
  signedInAs,
}) => {
  const list = await signedInAs('ana')
  await list.getByRole('searchbox').fill('lab 04')
  const opened = list.context().waitForEvent('page')
  await list.getByRole('searchbox').fill('lab 04')
  await list.getByRole('button', { name: 'Guarded in Sandbox lab 04: open console' }).click()
  const page = await opened
  await expect(page).toHaveURL(new RegExp(guarded))
  const field = page.getByLabel('One-time code')
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
  await expect(field).toHaveAttribute('inputmode', 'numeric')
  await page.getByRole('button', { name: 'Open console' }).click()
  await expect(field).toBeFocused()
  const code = await oneTimeCode(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Open console' }).click()
  await expect(page.getByRole('heading', { name: 'Console of Sandbox lab 04' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Console of Sandbox lab 04' })).toBeVisible()
  expect(asked.filter((line) => line.startsWith(`POST ${portalOrigin()}`))).toHaveLength(1)
  expect(asked.join(' ')).not.toContain(code)
})

test('a code that AWS refuses is not in the address, nor in the field that asks again', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.goto(guarded)
  await page.getByLabel('One-time code').fill('000000')
  await page.getByRole('button', { name: 'Open console' }).click()
  await expect(page).toHaveURL(/\/refused\?code=mfa_code_rejected/)
  expect(page.url()).not.toContain('000000')
  await page.goBack()
  await expect(page.getByLabel('One-time code')).toHaveValue('')
})

test('a sign-in link is made when the grant has its reason, and not before', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const reason = reasonOf('Look by a link')
  const bodies: unknown[] = []
  page.on('request', (request) => request.url().endsWith('/api/v1/console') && bodies.push(request.postDataJSON()))
  await page.getByRole('button', { name: /^PowerUser in Payments production: more ways/ }).click()
  await page.getByRole('menuitem', { name: /Copy sign-in link/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign-in link for another browser' })
  await expect(dialog).toContainText('for 15 minutes')
  await dialog.getByRole('button', { name: 'Make sign-in link' }).click()
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  expect(bodies).toEqual([])
  await page.keyboard.type(reason)
  await dialog.getByText('Narrow this session').click()
  await dialog.getByLabel('Read-only this time').check()
  await dialog.getByRole('button', { name: 'Make sign-in link' }).click()
  await expect(dialog.getByRole('timer')).toHaveText(/^1[45]/)
  await expect(dialog.getByRole('button', { name: 'Copy sign-in link' })).toBeFocused()
  expect(bodies).toHaveLength(1)
  expect(detailsOf(reason)[0]).toMatchObject({ scope: 'readOnly' })
})

test('a refused link keeps what was said, and asks for another code', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.getByRole('searchbox').fill('lab 04')
  await page.getByRole('searchbox').fill('lab 04')
  await page.getByRole('button', { name: 'Guarded in Sandbox lab 04: more ways to open the console' }).click()
  await page.getByRole('menuitem', { name: /Copy sign-in link/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Narrow this session').click()
  await dialog.getByLabel('Read-only this time').check()
  await dialog.getByLabel('One-time code').fill('000000')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('AWS did not accept the code')
  await expect(dialog.getByLabel('One-time code')).toHaveValue('')
  await expect(dialog.getByLabel('Read-only this time')).toBeChecked()
  await dialog.getByLabel('One-time code').fill(await oneTimeCode(page))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('timer')).toBeVisible()
})

test('the link of a page leads where the page does, as narrow as it says', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const reason = reasonOf('Look by the link of a page')
  await page.goto(`${asking}?service=s3`)
  const ask = async () => {
    await page.getByRole('button', { name: 'More ways to open the console' }).click()
    await page.getByRole('menuitem', { name: /Copy sign-in link/ }).click()
  }
  await ask()
  await expect(page.getByLabel('Reason')).toBeFocused()
  await page.keyboard.type(reason)
  await page.getByText('Narrow this session').click()
  await page.getByLabel('Read-only this time').check()
  await ask()
  await expect(page.getByRole('dialog').getByRole('timer')).toBeVisible()
  expect(detailsOf(reason)[0]).toMatchObject({ scope: 'readOnly', destination: s3 })
})

test.describe('the SAML sign-in', () => {
  test('is in the menu of a role that has it, and of no other', async ({ signedInAs }) => {
    const page = await signedInAs('ana')
    const item = page.getByRole('menuitem', { name: /Open by SAML sign-in/ })
    await page.getByRole('searchbox').fill('payments production')
    await page.getByRole('button', { name: /^ReadOnly in Payments production.*: more ways/ }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expect(item).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').fill('finance production')
    await page.getByRole('button', { name: /^ReadOnly in Finance production.*: more ways/ }).click()
    const opened = page.context().waitForEvent('page')
    await item.click()
    await expect((await opened).getByRole('heading', { name: 'Console of Finance production' })).toBeVisible()
  })

  test('leaves nothing that a reload, or a step back, would post again', async ({ signedInAs }) => {
    const page = await signedInAs('ana')
    await page.goto(finance)
    const posts: string[] = []
    page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname))
    await page.getByRole('button', { name: 'Open by SAML sign-in' }).click()
    await page.waitForURL(/\/console\/home/)
    await page.reload()
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Open the console in production?' })).toBeVisible()
    expect(posts).toEqual([`${finance}/open`, '/saml'])
  })

  test('stays closed when the browser restores what narrowed the session', async ({ signedInAs }) => {
    const page = await signedInAs('ana')
    await page.goto(finance)
    await page.getByText('Narrow this session').click()
    await page.getByLabel('Read-only this time').check()
    await page.getByRole('button', { name: 'Open production console' }).click()
    await page.waitForURL(/\/console\/home/)
    await page.goBack()
    const isChecked = await page.getByLabel('Read-only this time').isChecked()
    await expect(page.getByText('1 chosen')).toHaveCount(isChecked ? 1 : 0)
    await expect(page.getByRole('button', { name: 'Open by SAML sign-in' })).toBeEnabled({ enabled: !isChecked })
  })

  test('never opens the whole role to whoever narrowed it', async ({ signedInAs }) => {
    const page = await signedInAs('ana')
    await page.goto(finance)
    await page.getByText('Narrow this session').click()
    await page.getByLabel('Read-only this time').check()
    await expect(page.getByRole('button', { name: 'Open by SAML sign-in' })).toBeDisabled()
    await expect(page.getByText('This way opens the whole role; choose the other way to narrow it.')).toBeVisible()
    await page.getByRole('button', { name: 'More ways to open the console' }).click()
    await expect(page.getByRole('menuitem', { name: /Open by SAML sign-in/ })).toBeDisabled()
    const response = await page.request.post(`${finance}/open?way=saml`, {
      headers: { origin: portalOrigin() },
      form: { readOnly: 'on' },
      maxRedirects: 0,
    })
    expect(response.headers()['location']).toContain('/refused?code=console_opens_whole')
    await page.goto(response.headers()['location'] ?? '')
    await expect(page.getByRole('heading', { name: 'This way opens the whole role' })).toBeVisible()
  })
})

async function oneTimeCode(page: Page): Promise<string> {
  const { brokerUser } = brokerArns(accounts)
  return (await (await page.request.get(`${awsOrigin()}/_aws/iam/mfa-code?userArn=${brokerUser}`)).json()).code
}
