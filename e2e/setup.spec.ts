import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'
import { brokerEnvironment, makeBrokerKeys } from './stack/seed/broker'

const folder = process.env['DEMO_FOLDER'] ?? 'data/e2e'

test('an administrator finds the AWS side of an account, in every format, as the command writes it', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  await page.getByRole('link', { name: 'Admin' }).click()
  await page.getByRole('link', { name: /^Payments production\b/ }).click()
  await expect(page.getByRole('heading', { name: 'Set up AWS account' })).toBeVisible()
  const formats = page.getByRole('navigation', { name: 'Format' })
  await expect(formats.getByRole('link')).toHaveText(['CloudFormation', 'Terraform', 'AWS CLI', 'JSON'])
  expect(await page.locator('pre').textContent()).toBe(trust('--account', '111122223333'))
  await formats.getByRole('link', { name: 'AWS CLI' }).click()
  await expect(page).toHaveURL(/format=cli$/)
  expect(await page.locator('pre').textContent()).toBe(trust('--account', '111122223333', '--format', 'cli'))
})

test('the text can be copied, and other methods are a click away', async ({ signedInAs, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await signedInAs('ana')
  await page.goto('/admin/setup/111122223333?format=json')
  await page.getByRole('link', { name: 'session-token' }).click()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('JSON copied')).toBeAttached()
  const { user } = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  expect(user.arn).toBe('arn:aws:iam::111122223333:user/brevet')
  await page.getByRole('link', { name: 'assume-role' }).click()
  await expect(page.getByText('npm run trust -- --account 111122223333 --method assume-role')).toBeVisible()
})

test('the set-up by saml carries the portal’s own certificate', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const metadata = await (await page.request.get('/federation/saml/metadata')).text()
  await page.goto('/admin/setup/111122223333?method=saml&format=json')
  const { provider } = JSON.parse((await page.locator('pre').textContent()) ?? '')
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

    for (const path of ['/admin/setup', '/admin/setup/111122223333', '/admin/setup/111122223333?method=assume-role']) {
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
      CORP_SECRET: 'not needed here',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
