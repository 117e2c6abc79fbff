import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Page } from '@playwright/test'
import { awsOrigin, expect, test } from './fixtures'
import { hasAwsCli, runInBash } from './shell'

const readOnly = '111122223333/ReadOnly'

test('hands out keys that work in a shell and in the SDK', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const exports = await takeKeys(page)

  await test.step('the JavaScript SDK sees the role and the person', async () => {
    const value = (name: string) => new RegExp(`^export ${name}='([^']+)'$`, 'm').exec(exports)?.[1] ?? ''
    const client = new STSClient({
      region: 'eu-west-1',
      endpoint: awsOrigin(),
      credentials: {
        accessKeyId: value('AWS_ACCESS_KEY_ID'),
        secretAccessKey: value('AWS_SECRET_ACCESS_KEY'),
        sessionToken: value('AWS_SESSION_TOKEN'),
      },
    })
    const { Arn } = await client.send(new GetCallerIdentityCommand({}))
    expect(Arn).toMatch(/^arn:aws:sts::111122223333:assumed-role\/ReadOnly\/ben@corp\.example/)
  })

  await test.step('bash sets them', () => {
    const { stdout } = runInBash(`${exports}\nprintf %s "$AWS_ACCESS_KEY_ID $AWS_REGION"`)
    expect(stdout).toMatch(/^ASIA[A-Z0-9]+ eu-west-1$/)
  })

  if (hasAwsCli()) await test.step('the AWS CLI lists, and may not write', () => checkCli(exports))
})

function checkCli(exports: string): void {
  const identity = runInBash(`${exports}\naws sts get-caller-identity --output text --query Arn`)
  expect(identity.stdout, identity.stderr).toMatch(/assumed-role\/ReadOnly\/ben@corp\.example/)
  const buckets = runInBash(`${exports}\naws s3 ls`)
  expect(buckets.status, buckets.stderr).toBe(0)
  const bucket = buckets.stdout.trim().split(/\s+/).at(2) ?? ''
  expect(bucket).not.toBe('')
  const objects = runInBash(`${exports}\naws s3 ls s3://${bucket}`)
  expect(objects.status, objects.stderr).toBe(0)
  const upload = runInBash(`${exports}\necho hello | aws s3 cp - s3://${bucket}/written-by-a-reader.txt`)
  expect(upload.status).not.toBe(0)
  expect(upload.stderr).toContain('AccessDenied')
}

/** Opens the dialog of the role and copies what it offers for bash. */
async function takeKeys(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i }).click()
  const dialog = page.getByRole('dialog', { name: /Keys for ReadOnly/ })
  await expect(dialog).toContainText('1111-2222-3333')
  await dialog.getByRole('tab', { name: /bash/ }).click()
  await dialog.getByRole('button', { name: 'Copy all' }).click()
  await expect(dialog.getByRole('timer').first()).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

test('shows no secret until it is revealed, and forgets it when the dialog closes', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const exports = await takeKeys(page)
  const secret = /AWS_SECRET_ACCESS_KEY='([^']+)'/.exec(exports)?.[1] ?? ''
  expect(secret).not.toBe('')
  const dialog = page.getByRole('dialog')
  await expect(dialog).not.toContainText(secret)
  await dialog.getByRole('button', { name: 'Reveal' }).click()
  await expect(dialog).toContainText(secret)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]),
  )
  expect(kept).not.toContain(secret)
})

test('issues by POST from its own pages alone', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const ask = (headers: Record<string, string>) =>
    page.request.post('/api/v1/credentials', { headers, data: { entitlement: readOnly } })
  for (const origin of ['https://evil.example', 'null']) {
    const refused = await ask({ origin })
    expect(refused.status()).toBe(403)
    expect(await refused.json()).toMatchObject({ code: 'origin_refused', reference: expect.stringMatching(/^brv-/) })
  }
  expect((await ask({})).status()).toBe(403)
  expect((await page.request.get('/api/v1/credentials')).status()).toBe(405)
  const allowed = await ask({ origin: new URL(page.url()).origin })
  expect(allowed.status()).toBe(200)
  expect(allowed.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
})

test('a role of somebody else and a role that does not exist are the same answer', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const origin = new URL(page.url()).origin
  const ask = async (entitlement: unknown) => {
    const response = await page.request.post('/api/v1/credentials', { headers: { origin }, data: { entitlement } })
    const { reference, ...rest } = await response.json()
    expect(reference).toMatch(/^brv-/)
    return { status: response.status(), ...rest }
  }
  const foreign = await ask('111122223333/Admin')
  expect(foreign).toMatchObject({ status: 404, code: 'not_entitled' })
  for (const other of ['111122223333/NoSuchRole', '999999999999/ReadOnly', '../../etc', '']) {
    expect(await ask(other)).toEqual(foreign)
  }
})

test('cuts a longer wish to what the role allows, and refuses a shorter one than AWS gives', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const origin = new URL(page.url()).origin
  const ask = (durationSeconds: unknown) =>
    page.request.post('/api/v1/credentials', { headers: { origin }, data: { entitlement: readOnly, durationSeconds } })
  expect((await ask(10 * 24 * 3600)).status()).toBe(200)
  expect((await ask(899)).status()).toBe(400)
  expect((await ask('3600')).status()).toBe(400)
})
