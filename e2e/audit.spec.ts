import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'

const folder = process.env['DEMO_FOLDER'] ?? 'data/e2e'

test('the chain of the audit is whole while the portal runs', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await issue(page)
  const output = execFileSync('node', ['--import', 'jiti/register', 'lib/cli/audit.ts', 'verify'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:${join(folder, 'brevet.db')}`,
      BREVET_SECRET: readFileSync(join(folder, 'secret'), 'utf8'),
    },
  })
  expect(output).toMatch(/^\d+ rows checked, all whole; head [0-9a-f]{64}\n$/)
})

test('no secret of AWS is in the database, the log or a page', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const { secretAccessKey, sessionToken } = await issue(page)
  const { url } = await (await post(page, '/api/v1/console')).json()
  const signInToken = new URL(url).searchParams.get('SigninToken') ?? ''
  expect([secretAccessKey, sessionToken, signInToken].every((value) => value.length > 20)).toBe(true)
  await page.goto('/')
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const)
  const places = [...files, ['the page', await page.content()] as const]
  expect(places.map(([name]) => name)).toEqual(expect.arrayContaining(['brevet.db', 'portal.log']))
  for (const [name, text] of places) {
    for (const value of [secretAccessKey, sessionToken, signInToken]) expect(text.includes(value), name).toBe(false)
  }
})

test('an issuance, a refusal and a request from elsewhere can each be found by the reference they showed', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const foreign = await (await post(page, '/api/v1/credentials', '111122223333/Admin')).json()
  const elsewhere = await (
    await page.request.post('/api/v1/credentials', { headers: { origin: 'https://evil.example' }, data: {} })
  ).json()
  const bytes = readdirSync(folder)
    .filter((name) => name.startsWith('brevet.db'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('')
  for (const { reference, code } of [foreign, elsewhere]) {
    expect(bytes, code).toContain(reference)
  }
})

async function issue(page: Page): Promise<{ secretAccessKey: string; sessionToken: string }> {
  const response = await post(page, '/api/v1/credentials')
  expect(response.status()).toBe(200)
  return response.json()
}

function post(page: Page, path: string, entitlement = '111122223333/ReadOnly') {
  return page.request.post(path, { headers: { origin: portalOrigin() }, data: { entitlement } })
}
