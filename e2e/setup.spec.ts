import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'
import { createAccounts } from './stack/seed/accounts'
import { brokerArns, brokerEnvironment, makeBrokerKeys } from './stack/seed/broker'

const folder = process.env['DEMO_FOLDER'] ?? 'data/e2e'

test('an administrator finds the AWS side of an account, in every format, as the command writes it', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  await page.getByRole('link', { name: 'Admin' }).click()
  await page.getByRole('link', { name: 'Setup' }).click()
  await page.getByRole('link', { name: /^Payments production\b/ }).click()
  await expect(page.getByRole('heading', { name: 'Set up AWS account' })).toBeVisible()
  await expect(page.getByText('brevet.yaml reaches this account by web-identity and assume-role.')).toBeVisible()
  const formats = page.getByRole('navigation', { name: 'Format' })
  await expect(formats.getByRole('link')).toHaveText(['CloudFormation', 'Terraform', 'AWS CLI', 'JSON'])
  expect(await page.locator('pre').textContent()).toBe(trust('--account', '111122223333'))
  await formats.getByRole('link', { name: 'AWS CLI' }).click()
  await expect(page).toHaveURL(/format=cli$/)
  expect(await page.locator('pre').textContent()).toBe(trust('--account', '111122223333', '--format', 'cli'))
})

test('the text can be copied and saved, and other methods are a click away', async ({ signedInAs, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await signedInAs('ana')
  await page.goto('/admin/setup/111122223333?format=json')
  await page.getByRole('link', { name: 'session-token' }).click()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('JSON copied')).toBeAttached()
  const { user } = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  expect(user.arn).toBe('arn:aws:iam::111122223333:user/brevet')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('brevet-trust-111122223333.json')
  expect(readFileSync(await saved.path(), 'utf8')).toBe(await page.locator('pre').textContent())
})

test('by assume-role, page and command know the portal’s own identity and the ExternalId without being told', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  await page.goto('/admin/setup/111122223333?method=assume-role&format=json')
  const text = (await page.locator('pre').textContent()) ?? ''
  const [{ assumeRolePolicyDocument }] = JSON.parse(text).roles
  expect(assumeRolePolicyDocument.Statement[0]).toMatchObject({
    Principal: { AWS: brokerArns(createAccounts()).brokerUser },
    Condition: { StringEquals: { 'sts:ExternalId': expect.stringMatching(/^[A-Z2-7]{32}$/) } },
  })
  expect(text).toBe(trust('--account', '111122223333', '--method', 'assume-role', '--format', 'json'))
  await expect(page.getByRole('button', { name: 'Copy the command' })).toHaveCount(2)
})

test('by the company’s own tokens nobody is admitted who was not named', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.goto('/admin/setup/222211110000?format=json')
  await expect(page.getByText('id-token needs the sub of each person')).toBeVisible()
  await expect(page.locator('pre')).toHaveCount(0)
  await page.getByLabel('Subjects, one a line').fill('u-1001\nu-*')
  await page.getByRole('button', { name: 'Write the policies' }).click()
  await expect(page.getByText('"u-*" is no subject')).toBeVisible()
  // What is typed before the page has come alive is lost to React's hydration of a textarea.
  await expect(async () => {
    await page.getByLabel('Subjects, one a line').fill('u-1001\nu-1003')
    await page.getByRole('button', { name: 'Write the policies' }).click()
    await expect(page.locator('pre')).toBeVisible({ timeout: 2000 })
  }).toPass()
  const words = ['--account', '222211110000', '--format', 'json', '--subject', 'u-1001', '--subject', 'u-1003']
  await expect(page.locator('pre')).toBeVisible()
  expect(await page.locator('pre').textContent()).toBe(trust(...words))
  await expect(
    page.getByText("check --account 222211110000 --subject 'u-1001' --subject 'u-1003' --policy -"),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Terraform' }).click()
  await expect(page.locator('pre')).toContainText('["u-1001", "u-1003"]')
})

test('the set-up by saml carries the portal’s own certificate', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const metadata = await (await page.request.get('/federation/saml/metadata')).text()
  await page.goto('/admin/setup/111122223333?method=saml&format=json')
  const [provider] = JSON.parse((await page.locator('pre').textContent()) ?? '').providers
  expect(provider.samlMetadataDocument).toBe(metadata)
})

test('to everybody else the pages do not exist', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await expect(page.getByRole('link', { name: 'Admin' })).toHaveCount(0)
  const missing = await page.goto('/no/such/page')
  const text = await page.locator('main').textContent()
  for (const path of ['/admin/setup', '/admin/setup/111122223333', '/admin/setup/999999999999']) {
    const response = await page.goto(path)
    expect([response?.status(), await page.locator('main').textContent()], path).toEqual([missing?.status(), text])
  }
  expect(missing?.status()).toBe(404)
})

test('an account that the file does not have is not found, for administrators too', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  expect((await page.goto('/admin/setup/999999999999'))?.status()).toBe(404)
})

for (const [look, options] of Object.entries({
  'light, wide': { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  'dark, narrow': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
} as const)) {
  test.describe(look, () => {
    test.use(options)

    for (const path of [
      '/admin/setup',
      '/admin/setup/111122223333',
      '/admin/setup/111122223333?method=assume-role',
      '/admin/setup/222211110000',
      '/admin/setup/222211110000?subject=u-1001&format=cli',
    ]) {
      test(`${path} has no fault that axe knows, and is not wider than the window`, async ({ signedInAs }) => {
        test.slow(path === '/admin/setup', 'axe looks at each of several hundred rows')
        const page = await signedInAs('ana')
        await page.goto(path)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow).toBeLessThanOrEqual(0)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      })
    }
  })
}

/** `npm run trust` on the configuration that the portal runs with. */
function trust(...words: readonly string[]): string {
  return execFileSync('node', ['--import', 'jiti/register', 'lib/cli/trust.ts', ...words], {
    encoding: 'utf8',
    // The file refers to secrets; which ones makes no difference to trust.
    env: {
      ...process.env,
      ...brokerEnvironment(makeBrokerKeys()),
      BREVET_CONFIG: join(folder, 'brevet.yaml'),
      BREVET_SECRET: readFileSync(join(folder, 'secret'), 'utf8'),
      DATABASE_URL: `sqlite:${join(folder, 'brevet.db')}`,
      CORP_SECRET: 'not needed here',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
