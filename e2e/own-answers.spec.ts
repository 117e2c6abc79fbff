import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Page } from '@playwright/test'
import { awsOrigin, expect, test } from './fixtures'

const workplace = '222211110000'

function ask(page: Page, entitlement: string) {
  const headers = { origin: new URL(page.url()).origin }
  return page.request.post('/api/v1/credentials', { headers, data: { entitlement } })
}

/** The provider's tokens live for four minutes, less than the five that a token must have left: each request renews it. */
test('keys by the person’s own ID token, renewed at the provider before each use', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  for (const [index, response] of [
    await ask(page, `${workplace}/ReadOnly`),
    await ask(page, `${workplace}/ReadOnly`),
  ].entries()) {
    expect(response.status(), `request ${index + 1}: ${await response.text()}`).toBe(200)
    const keys = await response.json()
    expect(keys.sourceIdentity).toBeNull()
    const { accessKeyId, secretAccessKey, sessionToken } = keys
    const client = new STSClient({
      region: 'eu-central-1',
      endpoint: awsOrigin(),
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    })
    const { Arn } = await client.send(new GetCallerIdentityCommand({}))
    expect(Arn).toMatch(/^arn:aws:sts::222211110000:assumed-role\/ReadOnly\/ana@corp\.example=/)
  }
})

test('many requests at once renew the token one after the other, and all get keys', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask(page, `${workplace}/ReadOnly`)))
  expect(answers.map((answer) => answer.status())).toEqual(Array(6).fill(200))
})

test('who came through another source is told which sign-in it takes', async ({ signedInAs }) => {
  const page = await signedInAs('ana', 'Partner SSO (SAML)')
  const response = await ask(page, `${workplace}/ReadOnly`)
  expect(response.status()).toBe(403)
  expect(await response.json()).toMatchObject({ code: 'proof_missing', title: 'This role needs another sign-in' })
})

test('the console opens by a form that the browser posts to AWS itself', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const finance = await accountOf(page, 'Finance production')
  await page.goto(`/go/${finance}/ReadOnly?to=${encodeURIComponent('/s3/home')}`)
  const posted = page.waitForRequest((request) => request.url() === `${awsOrigin()}/saml`)
  await page.getByRole('button', { name: 'Open by SAML sign-in' }).click()
  const form = new URLSearchParams((await posted).postData() ?? '')
  expect([...form.keys()].sort()).toEqual(['RelayState', 'SAMLResponse'])
  await page.waitForURL(/\/console\/home/)
  await expect(page.getByRole('heading', { name: 'Console of Finance production' })).toBeVisible()
  await expect(page.getByText('https://eu-central-1.console.aws.amazon.com/s3/home')).toBeVisible()
  await expect(page.getByText(/assumed-role\/ReadOnly\/ana@corp\.example=/)).toBeVisible()
})

test('no form is offered, nor made, where AWS does not trust our assertions', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.goto('/go/111122223333/ReadOnly')
  await expect(page.getByRole('button', { name: 'Open production console' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open by SAML sign-in' })).toHaveCount(0)
  const response = await page.request.post('/go/111122223333/ReadOnly/open?way=saml', {
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  })
  expect(response.headers()['location']).toContain('/refused?code=console_not_allowed')
})

async function accountOf(page: Page, name: string): Promise<string> {
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  const found = entitlements.find((entitlement: { account: { name: string } }) => entitlement.account.name === name)
  return found.account.id
}
