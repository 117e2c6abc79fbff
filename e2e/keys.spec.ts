import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Locator, Page } from '@playwright/test'
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

/** Opens the dialog of a role, and gives it once its keys are there. */
async function openKeys(page: Page, role = 'ReadOnly', account = 'Payments production'): Promise<Locator> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: new RegExp(`^${role} in ${account}: get keys`, 'i') }).click()
  const dialog = page.getByRole('dialog', { name: new RegExp(`Keys for ${role}`) })
  await expect(dialog.getByRole('timer').first()).toBeVisible()
  return dialog
}

async function copyAll(dialog: Locator): Promise<string> {
  await dialog.getByRole('button', { name: 'Copy all' }).click()
  await expect(dialog.getByText('Keys copied')).toBeAttached()
  return dialog.page().evaluate(() => navigator.clipboard.readText())
}

test('writes keys in the format of choice, remembers it, and keeps further ones in a menu', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const dialog = await openKeys(page)
  await dialog.getByRole('tab', { name: '.env' }).click()
  const variables = parseEnv(await copyAll(dialog))
  expect(variables).toMatchObject({ AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/) })

  await test.step('the menu is worked by keys, and what is chosen from it becomes a tab', async () => {
    await dialog.getByRole('button', { name: 'More formats' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Terraform' }).click()
    await expect(dialog.getByRole('tab', { name: 'Terraform' })).toHaveAttribute('aria-selected', 'true')
    expect(await copyAll(dialog)).toContain(`access_key          = "${variables['AWS_ACCESS_KEY_ID']}"`)
    await expect(dialog).not.toContainText(variables['AWS_SECRET_ACCESS_KEY'] ?? '-')
  })

  await test.step('the choice outlives the page', async () => {
    await page.reload()
    await openKeys(page)
    await expect(dialog.getByRole('tab', { name: 'Terraform' })).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('a space stands before each line for the history, and stays chosen', async () => {
    await dialog.getByRole('tab', { name: /bash/ }).click()
    await dialog.getByText('Keep them out of the history, and unset them').click()
    await dialog.getByRole('checkbox', { name: 'Begin each line with a space' }).check()
    const lines = (await copyAll(dialog)).trimEnd().split('\n')
    expect(lines.every((line) => /^ (unset|export) /.test(line))).toBe(true)
    expect(runInBash(`${lines.join('\n')}\nprintf %s "$AWS_REGION"`).stdout).toBe('eu-west-1')
  })
})

interface ProfileFiles {
  /** FOLDER stands for where the files are. */
  readonly config?: string
  readonly credentials?: string
  /** What a credential_process prints. */
  readonly json?: string
}

/** Who the AWS CLI is with a profile of these files. */
function cliIdentity(profile: string, files: ProfileFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-profile-'))
  try {
    writeFileSync(join(folder, 'config'), files.config?.replaceAll('FOLDER', folder) ?? '')
    writeFileSync(join(folder, 'credentials'), files.credentials ?? '')
    writeFileSync(join(folder, 'keys.json'), files.json ?? '')
    const paths = `export AWS_CONFIG_FILE=${folder}/config AWS_SHARED_CREDENTIALS_FILE=${folder}/credentials`
    const asked = `aws sts get-caller-identity --region eu-west-1 --profile ${profile} --output text --query Arn`
    const { stdout, stderr } = runInBash(`${paths}\n${asked}`)
    return stdout || stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('names the profile as the person does, safely, and remembers the name for the role', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const dialog = await openKeys(page)
  await dialog.getByRole('tab', { name: 'Credentials file' }).click()
  const field = dialog.getByRole('textbox', { name: 'Profile' })
  await expect(field).toHaveValue(/ReadOnly$/)
  await field.fill('my prod]')
  await expect(field).toHaveValue('my-prod-')
  const credentials = await copyAll(dialog)
  expect(credentials).toMatch(/^\[my-prod-\]\n/)
  if (hasAwsCli()) expect(cliIdentity('my-prod-', { credentials })).toMatch(/assumed-role\/ReadOnly\/ben@corp/)
  await page.reload()
  await openKeys(page)
  await expect(dialog.getByRole('textbox', { name: 'Profile' })).toHaveValue('my-prod-')

  await test.step('and the JSON is what a credential_process gives', async () => {
    await dialog.getByRole('tab', { name: 'JSON' }).click()
    const json = await copyAll(dialog)
    const config = '[profile one]\ncredential_process = cat FOLDER/keys.json\n'
    if (hasAwsCli()) expect(cliIdentity('one', { config, json })).toMatch(/assumed-role\/ReadOnly\/ben/)
  })
})

test('puts several roles into one credentials file, each asked for by itself', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.getByRole('searchbox').fill('Payments development')
  const asked: string[] = []
  await page.route('**/api/v1/credentials', async (route) => {
    const { entitlement } = route.request().postDataJSON()
    asked.push(entitlement)
    // The second of the added roles is refused once.
    if (asked.length !== 3) return route.continue()
    const problem = { title: 'AWS refused this role.', detail: 'For once.', code: 'sts_denied', reference: 'brv-1' }
    return route.fulfill({ status: 502, contentType: 'application/problem+json', body: JSON.stringify(problem) })
  })
  const dialog = await openKeys(page, 'Developer', 'Payments development')
  await dialog.getByRole('tab', { name: 'Credentials file' }).click()
  await dialog.getByText('Add other roles to this file').click()
  const roles = dialog.getByRole('list', { name: 'Roles to add' }).getByRole('checkbox')
  await roles.nth(0).check()
  await roles.nth(1).check()
  await dialog.getByRole('button', { name: 'Add 2 roles' }).click()
  const outcomes = dialog.getByRole('list', { name: 'Roles of this file' }).getByRole('listitem')
  await expect(outcomes).toHaveText([/: Added/, /: Refused.*AWS refused this role.*brv-1/])
  expect(await copyAll(dialog)).toMatch(/^\[[\w.-]+\]\n[^[]*\n\n\[[\w.-]+\]\n[^[]*$/)

  await outcomes.nth(1).getByRole('button', { name: 'Try again' }).click()
  await expect(outcomes).toHaveText([/: Added/, /: Added/])
  expect(new Set(asked).size).toBe(3)
  expect(asked).toHaveLength(4)
  const credentials = await copyAll(dialog)
  const names = [...credentials.matchAll(/^\[(.+)\]$/gm)].map(([, name = '']) => name)
  expect(new Set(names).size).toBe(3)
  if (hasAwsCli()) {
    for (const name of names) expect(cliIdentity(name, { credentials })).toMatch(/:assumed-role\/.*ana@corp/)
  }

  await test.step('and forgets them all when the dialog closes', async () => {
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
    await openKeys(page, 'Developer', 'Payments development')
    expect((await copyAll(dialog)).match(/^\[/gm)).toHaveLength(1)
  })
})

test('adds roles that ask why, with one answer for all of them, and says which cannot be added', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  await page.getByRole('searchbox').fill('Payments production')
  const said: unknown[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/credentials')) return
    const { entitlement, reason, ticket } = request.postDataJSON()
    said.push([entitlement, reason, ticket])
  })
  const dialog = await openKeys(page, 'ReadOnly', 'Payments production')
  await dialog.getByRole('tab', { name: 'Credentials file' }).click()
  await dialog.getByText('Add other roles to this file').click()
  await expect(dialog.getByText(/code of an MFA device/)).toHaveCount(0)
  const roles = dialog.getByRole('list', { name: 'Roles to add' })
  await roles.getByRole('checkbox', { name: /Developer in Payments production/ }).check()
  await expect(dialog.getByLabel('Reason')).toHaveCount(0)
  await roles.getByRole('checkbox', { name: /PowerUser in Payments production/ }).check()
  const add = dialog.getByRole('button', { name: 'Add 2 roles' })
  await add.click()
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await dialog.getByLabel('Reason').fill('Look at a failed payout')
  await dialog.getByLabel('Ticket').fill('OPS-7')
  await add.click()
  const outcomes = dialog.getByRole('list', { name: 'Roles of this file' }).getByRole('listitem')
  await expect(outcomes).toHaveText([/Developer.*: Added/, /PowerUser.*: Added/])
  expect(said).toEqual([
    ['111122223333/ReadOnly', null, null],
    ['111122223333/Developer', null, null],
    ['111122223333/PowerUser', 'Look at a failed payout', 'OPS-7'],
  ])
})

test('says why a role that needs a code cannot be added', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.getByRole('searchbox').fill('Payments development')
  const dialog = await openKeys(page, 'Developer', 'Payments development')
  await dialog.getByRole('tab', { name: 'Credentials file' }).click()
  await dialog.getByText('Add other roles to this file').click()
  await expect(dialog.getByText(/cannot be added: a code counts once/)).toBeVisible()
})
