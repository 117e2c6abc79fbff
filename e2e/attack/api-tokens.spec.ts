import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expect, portalOrigin, signIn, test } from '../fixtures'
import { recordAttack, recordControl } from './tally'

const family = 'API tokens'
const readOnly = { entitlement: '111122223333/ReadOnly' }

async function makeToken(page: Page, scopes: readonly string[]): Promise<{ token: string; id: string }> {
  const data = { name: 'a test', scopes, days: 1 }
  const answer = await page.request.post('/api/v1/tokens', { headers: { origin: portalOrigin() }, data })
  expect(answer.status()).toBe(201)
  return answer.json()
}

/** A program: no cookies, no origin. */
async function call(path: string, authorization: string, { method = 'GET', body }: Call = {}): Promise<number> {
  const headers = { authorization, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${portalOrigin()}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body && { body: JSON.stringify(body) }),
  })
  await answer.body?.cancel()
  return answer.status
}

interface Call {
  readonly method?: string
  readonly body?: object
}

const keys: Call = { method: 'POST', body: readOnly }

/** What no token opens, whatever its scope. */
const closed: readonly (readonly [path: string, call?: Call])[] = [
  ['/api/v1/sessions'],
  ['/api/v1/sessions', { method: 'DELETE' }],
  ['/api/v1/tokens'],
  ['/api/v1/tokens', { method: 'POST', body: { name: 'more', scopes: ['keys'], days: 90 } }],
  ['/api/v1/console', keys],
  ['/api/v1/favourites/111122223333/ReadOnly', { method: 'PUT' }],
  ['/api/v1/preferences', { method: 'PATCH', body: { theme: 'dark' } }],
  ['/api/v1/aws-sessions'],
  ['/api/v1/audit'],
  ['/api/v1/entitlements/table'],
]

test('a token opens what it was made for and nothing else, and only for as long as its person wants', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const reading = await makeToken(page, ['read'])
  const full = await makeToken(page, ['read', 'keys'])
  const accepted = async (name: string, path: string, authorization: string, asked?: Call) => {
    const status = await call(path, authorization, asked)
    recordAttack(family, name, status < 400)
    expect.soft(status, name).toBeGreaterThanOrEqual(400)
    expect.soft(status, name).toBeLessThan(500)
  }
  for (const [name, path, token, asked] of [
    ['read', '/api/v1/me', reading],
    ['list', '/api/v1/entitlements', reading],
    ['keys', '/api/v1/credentials', full, keys],
  ] as const) {
    const status = await call(path, `Bearer ${token.token}`, asked)
    recordControl(family, name, status === 200)
    expect(status, name).toBe(200)
  }
  await accepted('keys by a token for reading', '/api/v1/credentials', `Bearer ${reading.token}`, keys)
  for (const [path, asked] of closed)
    await accepted(`${asked?.method ?? 'GET'} ${path}`, path, `Bearer ${full.token}`, asked)
  for (const page of ['/', '/sessions', '/admin/audit', '/roles/111122223333/ReadOnly']) {
    const status = await call(page, `Bearer ${full.token}`)
    recordAttack(family, `the page ${page}`, status === 200)
    expect.soft(status, page).not.toBe(200)
  }
  const changed = `${full.token.slice(0, -1)}${full.token.endsWith('A') ? 'B' : 'A'}`
  for (const [name, shown] of [
    ['one letter changed', `Bearer ${changed}`],
    ['its id', `Bearer ${full.id}`],
    ['twice', `Bearer ${full.token} ${full.token}`],
    ['as Basic', `Basic ${Buffer.from(`ben:${full.token}`).toString('base64')}`],
    ['without a scheme', full.token],
    ['nothing', 'Bearer '],
  ] as const)
    await accepted(name, '/api/v1/me', shown)
  const end = { headers: { origin: portalOrigin() } }
  expect((await page.request.delete(`/api/v1/tokens/${full.id}`, end)).status()).toBe(200)
  await accepted('ended by its person', '/api/v1/me', `Bearer ${full.token}`)
  await page.request.delete(`/api/v1/tokens/${reading.id}`, end)
})

test('a token of another person cannot be ended, and none is made from another site', async ({
  signedInAs,
  browser,
}) => {
  const ben = await signedInAs('ben')
  const { id, token } = await makeToken(ben, ['read'])
  const page = await (await browser.newContext()).newPage()
  await page.goto('/')
  await signIn(page, 'cleo')
  const stranger = await page.request.delete(`/api/v1/tokens/${id}`, { headers: { origin: portalOrigin() } })
  recordAttack(family, 'ended by a stranger', stranger.status() < 400)
  expect(stranger.status()).toBe(404)
  for (const origin of ['https://evil.example', 'null', '']) {
    const answer = await page.request.post('/api/v1/tokens', {
      headers: origin ? { origin } : {},
      data: { name: 'x', scopes: ['keys'], days: 1 },
    })
    recordAttack(family, `made from origin ${origin || 'none'}`, answer.status() < 400)
    expect(answer.status()).toBe(403)
  }
  expect(await call('/api/v1/me', `Bearer ${token}`)).toBe(200)
  await ben.request.delete(`/api/v1/tokens/${id}`, { headers: { origin: portalOrigin() } })
  await page.context().close()
})

test('a token is made and ended on the page of sessions, and is nowhere but where it was shown', async ({
  signedInAs,
}) => {
  const page = await signedInAs('cleo')
  await page.goto('/sessions')
  const tokens = page.getByRole('region', { name: /^API tokens/ })
  await tokens.getByRole('button', { name: 'New token' }).click()
  await tokens.getByLabel('Name').fill('my laptop')
  await tokens.getByRole('button', { name: 'Make token' }).click()
  const token = await tokens.getByRole('textbox', { name: 'Token' }).inputValue()
  expect(await call('/api/v1/me', `Bearer ${token}`)).toBe(200)
  await tokens.getByRole('link', { name: 'Done' }).click()
  await expect(tokens.getByRole('row').filter({ hasText: 'my laptop' })).toContainText('see your roles, take keys')
  expect(await page.content()).not.toContain(token)
  await tokens.getByRole('button', { name: 'End the token my laptop' }).click()
  await expect(tokens.getByRole('status')).toHaveText('Token ended. Programs that show it are refused from now on.')
  expect(await call('/api/v1/me', `Bearer ${token}`)).toBe(401)
})

test('the program of the manual hands keys to credential_process', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const { token, id } = await makeToken(page, ['keys'])
  const folder = mkdtempSync(join(tmpdir(), 'brevet-token-'))
  const manual = readFileSync('docs/api-tokens.md', 'utf8')
  const program = /```js\n([\s\S]+?)```/.exec(manual)?.[1] ?? ''
  writeFileSync(join(folder, 'brevet-keys.mjs'), program)
  writeFileSync(join(folder, 'token'), `${token}\n`, { mode: 0o600 })
  const env = { ...process.env, BREVET_URL: portalOrigin(), BREVET_TOKEN_FILE: join(folder, 'token') }
  const run = promisify(execFile)
  const words = [join(folder, 'brevet-keys.mjs'), readOnly.entitlement]
  const { stdout } = await run(process.execPath, words, { env })
  expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) })
  await page.request.delete(`/api/v1/tokens/${id}`, { headers: { origin: portalOrigin() } })
  const refused = await run(process.execPath, words, { env }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^This token does not count \(brv-/) })
  rmSync(folder, { recursive: true })
})
