import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'

interface Secrets {
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** Opens the keys of a role, shows them, and gives what must not stay. */
async function showKeys(page: Page): Promise<Secrets> {
  const issued = page.waitForResponse('**/api/v1/credentials')
  await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i }).click()
  const secrets: Secrets = await (await issued).json()
  const dialog = page.getByRole('dialog', { name: /Keys for ReadOnly/ })
  await expect(dialog.getByRole('timer').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Reveal' }).click()
  await expect(dialog).toContainText(secrets.secretAccessKey)
  return secrets
}

/** Everything that a page keeps and shows. */
function dump(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    const caches = await self.caches.keys()
    const workers = (await navigator.serviceWorker.getRegistrations()).length
    const kept = [
      { ...localStorage },
      { ...sessionStorage },
      databases,
      caches,
      workers,
      document.cookie,
      history.state,
    ]
    return JSON.stringify([kept, location.href, document.documentElement.outerHTML])
  })
}

async function expectGone(page: Page, { secretAccessKey, sessionToken }: Secrets): Promise<void> {
  const kept = await dump(page)
  expect(kept).not.toContain(secretAccessKey)
  expect(kept).not.toContain(sessionToken)
}

/** What the browser tells a page whose tab is no longer seen, or is seen again. */
function setVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  return page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test('credentials in the browser: no storage, worker, cookie or address holds them, open or closed', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const secrets = await showKeys(page)
  const open = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]))
  expect(open).not.toContain(secrets.secretAccessKey)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expectGone(page, secrets)
})

test('credentials in the browser: a heap without them once the dialog is closed', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const secrets = await showKeys(page)
  const heap = async () => {
    const client = await page.context().newCDPSession(page)
    const chunks: string[] = []
    client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await client.send('HeapProfiler.enable')
    await client.send('HeapProfiler.collectGarbage')
    await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    await client.detach()
    return chunks.join('')
  }
  expect(await heap()).toContain(secrets.secretAccessKey)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect.poll(async () => (await heap()).includes(secrets.secretAccessKey), { timeout: 20_000 }).toBe(false)
})

test('credentials in the browser: the way back shows none, and none are in what the browser kept', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const response = await page.request.get('/')
  expect(response.headers()['cache-control']).toContain('no-store')
  const secrets = await showKeys(page)
  await page.goto('/no/such/page')
  await page.goBack()
  await expect(page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/i })).toBeAttached()
  await expectGone(page, secrets)
})

test('credentials in the browser: leaving the page clears them, should the browser keep it whole', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const secrets = await showKeys(page)
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Cleared, because this page was out of sight.')
  await expectGone(page, secrets)
  await dialog.getByRole('button', { name: 'Get keys' }).click()
  await expect(dialog.getByRole('timer').first()).toBeVisible()
})

test('credentials in the browser: out of sight for less than five minutes, and they are cleared', async ({
  page,
  signedInAs,
}) => {
  await page.clock.install()
  await signedInAs('ben')
  const secrets = await showKeys(page)
  const dialog = page.getByRole('dialog')
  await setVisibility(page, 'hidden')
  await page.clock.fastForward('03:00')
  await setVisibility(page, 'visible')
  await page.clock.fastForward('03:00')
  await expect(dialog).toContainText(secrets.secretAccessKey)
  await setVisibility(page, 'hidden')
  await page.clock.fastForward('04:59')
  await expectGone(page, secrets)
  await setVisibility(page, 'visible')
  await expect(dialog).toContainText('Cleared, because this page was out of sight.')
  await expect(dialog.getByRole('button', { name: 'Get keys' })).toBeFocused()
})

test('credentials in the browser: a sign-in link is cleared as keys are', async ({ page, signedInAs }) => {
  await page.clock.install()
  await signedInAs('ben')
  await page.getByRole('button', { name: /^ReadOnly in Payments production.*: more ways to open the console/ }).click()
  const made = page.waitForResponse('**/api/v1/console')
  await page.getByRole('menuitem', { name: /Copy sign-in link/ }).click()
  const { url } = await (await made).json()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('timer')).toBeVisible()
  await setVisibility(page, 'hidden')
  await page.clock.fastForward('04:59')
  await expect(dialog).toBeHidden()
  expect(await dump(page)).not.toContain(new URL(url).searchParams.get('SigninToken'))
})

test('RSC and cache of credentials: two people, a thousand requests in parallel, nothing crosses', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { signIn } = await import('./fixtures')
  const marks = { ben: /ben@corp\.example/, eve: /eve\+/ } as const
  const cookies = new Map<string, string>()
  for (const key of ['ben', 'eve'] as const) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto('/')
    await signIn(page, key)
    const all = await context.cookies(portalOrigin())
    cookies.set(key, all.map(({ name, value }) => `${name}=${value}`).join('; '))
    await context.close()
  }
  const { entitlements } = await (
    await fetch(`${portalOrigin()}/api/v1/entitlements`, { headers: { cookie: cookies.get('eve') ?? '' } })
  ).json()
  const roles = { ben: '111122223333/ReadOnly', eve: entitlements[0].id } as const
  const ask = async (key: 'ben' | 'eve', kind: number): Promise<string> => {
    const headers = { cookie: cookies.get(key) ?? '', origin: portalOrigin(), 'content-type': 'application/json' }
    const other = key === 'ben' ? 'eve' : 'ben'
    const [path, init] = [
      ['/api/v1/me', { headers }],
      ['/api/v1/me', { headers: { ...headers, 'accept-encoding': 'identity' } }],
      ['/', { headers: { ...headers, rsc: '1', 'next-url': '/' } }],
      ['/api/v1/credentials', { method: 'POST', headers, body: JSON.stringify({ entitlement: roles[key] }) }],
      ['/api/v1/entitlements', { headers }],
    ][kind % 5] as [string, RequestInit]
    const response = await fetch(portalOrigin() + path, init)
    const text = await response.text()
    const own = kind % 5 === 4 ? text.includes(roles[key]) : marks[key].test(text) || /eve(=|%|@|\\u002b)/.test(text)
    const foreign = marks[other].test(text) || (kind % 5 >= 3 && text.includes(roles[other]))
    return `${path} ${response.status} ${response.headers.get('cache-control')?.includes('no-store')} ${own} ${foreign}`
  }
  const outcomes = new Map<string, number>()
  for (let round = 0; round < 50; round += 1) {
    const batch = Array.from({ length: 20 }, (_, index) => ask(index % 2 === 0 ? 'ben' : 'eve', Math.floor(index / 2)))
    for (const outcome of await Promise.all(batch)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect(Object.fromEntries(outcomes)).toEqual({
    '/api/v1/me 200 true true false': 400,
    '/ 200 true true false': 200,
    '/api/v1/credentials 200 true true false': 200,
    '/api/v1/entitlements 200 true true false': 200,
  })
})
