import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Page } from '@playwright/test'
import { awsOrigin, expect, portalOrigin, test } from './fixtures'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf, brokerAliases, labArns } from './stack/seed/broker'
import { userLabs } from './stack/seed/user-labs'

const accounts = createAccounts()
const idOf = (alias: string) => accountIdOf(accounts, alias)
const ana = /ana@corp\.example=/

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

async function take(page: Page, entitlement: string): Promise<Keys> {
  const headers = { origin: portalOrigin() }
  const response = await page.request.post('/api/v1/credentials', { headers, data: { entitlement } })
  expect(response.status(), await response.text()).toBe(200)
  return response.json()
}

async function whoIs({ accessKeyId, secretAccessKey, sessionToken }: Keys): Promise<string> {
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const client = new STSClient({ region: 'eu-west-1', endpoint: awsOrigin(), credentials })
  return (await client.send(new GetCallerIdentityCommand({}))).Arn ?? ''
}

async function methodOf(page: Page, entitlement: string) {
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  return entitlements.find(({ id }: { id: string }) => id === entitlement)
}

for (const { method, alias, role, holder } of [
  { method: 'web-identity', alias: 'sandbox-lab-01', role: 'Developer', holder: ':assumed-role/Developer/' },
  { method: 'assume-role', alias: brokerAliases.direct, role: 'Developer', holder: ':assumed-role/Developer/' },
  { method: 'federation-token', alias: 'sandbox-lab-05', role: 'Federated', holder: ':federated-user/' },
]) {
  test(`${method} leads from a sign-in to keys that AWS knows as the person’s`, async ({ signedInAs }) => {
    const page = await signedInAs('ana')
    const entitlement = `${idOf(alias)}/${role}`
    expect(await methodOf(page, entitlement)).toMatchObject({ method, chained: false })
    const arn = await whoIs(await take(page, entitlement))
    expect(arn).toContain(`${idOf(alias)}${holder}ana@corp`)
  })
}

test('saml leads from a sign-in to keys that AWS knows as the person’s', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const account = accounts.find(({ method, partition }) => method === 'saml' && partition === 'aws')
  expect(account).toBeDefined()
  expect(await whoIs(await take(page, `${account?.id}/ReadOnly`))).toMatch(ana)
})

test('assume-role goes by way of a hub role, for an hour', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const entitlement = `${idOf(brokerAliases.chained)}/Developer`
  expect(await methodOf(page, entitlement)).toMatchObject({
    method: 'assume-role',
    chained: true,
    maxDurationSeconds: 3600,
  })
  expect(await whoIs(await take(page, entitlement))).toMatch(ana)
})

test('session-token asks for the code of the device, once', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const lab = userLabs.find(({ kind }) => kind === 'session')
  const sessionUser = lab ? labArns(accounts, lab).user : ''
  await page.getByRole('searchbox').fill('lab 06')
  await page.getByRole('button', { name: /^Session in Sandbox lab 06: get keys/i }).click()
  const dialog = page.getByRole('dialog', { name: /Keys for Session/ })
  await expect(dialog).toContainText('Issued by session-token')
  const answer = await page.request.get(`${awsOrigin()}/_aws/iam/mfa-code?userArn=${sessionUser}`)
  const { code } = await answer.json()
  await dialog.getByLabel('One-time code').fill(code)
  const issued = page.waitForResponse('**/api/v1/credentials')
  await dialog.getByRole('button', { name: 'Get keys' }).click()
  const keys: Keys = await (await issued).json()
  expect(await whoIs(keys)).toBe(sessionUser)
  await expect(dialog.getByLabel('One-time code')).toHaveValue('')
})
