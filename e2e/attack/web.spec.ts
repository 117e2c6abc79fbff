import { createServer, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { openMenu } from '../account'
import { expect, portalOrigin, test } from '../fixtures'
import { recordAttack, recordControl } from './tally'
import { wireTo } from './wire'

const wire = () => wireTo(portalOrigin())
const payments = '111122223333'

/** What the browser says against a page: its policies, and errors. */
async function complaints(page: Page): Promise<readonly string[]> {
  const heard: string[] = []
  await page.exposeFunction('complain', (text: string) => void heard.push(text))
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) => {
      Reflect.get(globalThis, 'complain')(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sample}`)
    })
  })
  page.on('pageerror', ({ message }) => heard.push(message))
  return heard
}

test('the whole portal works where no text becomes script, and says nothing against it', async ({
  page,
  signedInAs,
}) => {
  const heard = await complaints(page)
  await page.goto('/signin')
  await signedInAs('ana')
  const paths = [
    '/sessions',
    '/help',
    '/confirm',
    '/admin/setup',
    `/admin/setup/${payments}`,
    '/admin/audit',
    '/go',
    '/no/such/page',
  ]
  for (const path of [
    ...paths,
    `/go/${payments}`,
    `/go/${payments}/ReadOnly#x`,
    `/roles/${payments}/ReadOnly`,
    '/refused?code=internal',
  ]) {
    await page.goto(path)
    await expect(page.locator('h1').first()).toBeVisible()
  }
  await page.goto('/')
  const menu = await openMenu(page)
  await menu.getByRole('menuitem', { name: 'Sessions' }).click()
  await page.waitForURL('**/sessions')
  await page.goBack()
  await openMenu(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`/?q=${payments}`)
  await page
    .getByRole('button', { name: /^ReadOnly in .*: get keys/i })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByRole('timer').first()).toBeVisible()
  recordControl('Text that would be script', 'the whole portal', heard.length === 0)
  expect(heard).toEqual([])
})

test('a text does not become script, an element or an address of script in any page', async ({ page, signedInAs }) => {
  await page.goto('/signin')
  await signedInAs('ben')
  for (const path of ['/signin?manual=1', '/', '/help', '/refused?code=internal', '/no/such/page']) {
    await page.goto(path)
    await page.waitForFunction(() => document.readyState === 'complete')
    const done = await page.evaluate(attempts)
    for (const { name, isDone } of done) {
      recordAttack('Text that would be script', `${name} at ${path}`, isDone)
      expect.soft(isDone, `${name} at ${path}`).toBe(false)
    }
  }
})

/** Runs in the page, as what somebody has smuggled into our own code would. */
async function attempts(): Promise<ReadonlyArray<{ readonly name: string; readonly isDone: boolean }>> {
  const state = globalThis as unknown as {
    ran?: boolean
    readonly trustedTypes?: { createPolicy(name: string, rules: object): unknown }
  }
  const tries: Readonly<Record<string, () => void>> = {
    innerHTML: () =>
      Object.assign(document.body.appendChild(document.createElement('p')), { innerHTML: '<b id="landed">x</b>' }),
    outerHTML: () =>
      Object.assign(document.body.appendChild(document.createElement('p')), { outerHTML: '<b id="landed">x</b>' }),
    insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b id="landed">x</b>'),
    'document.write': () => document.write('<b id="landed">x</b>'),
    srcdoc: () =>
      Object.assign(document.body.appendChild(document.createElement('iframe')), { srcdoc: '<b>x</b>' }).srcdoc ||
      fail(),
    'script text': () =>
      document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' })),
    'script elsewhere': () =>
      document.body.append(Object.assign(document.createElement('script'), { src: 'https://evil.example/x.js' })),
    'script of data': () =>
      document.body.append(
        Object.assign(document.createElement('script'), { src: 'data:text/javascript,window.ran=true' }),
      ),
    'script of an answer': () =>
      document.body.append(Object.assign(document.createElement('script'), { src: '/api/v1/me' })),
    'a policy of its own': () => state.trustedTypes?.createPolicy('evil', {}) ?? fail(),
    'the policy again': () => state.trustedTypes?.createPolicy('default', {}) ?? fail(),
    'a handler': () => {
      const button = document.body.appendChild(document.createElement('button'))
      button.setAttribute('onclick', 'window.ran = true')
      button.click()
      if (!state.ran) fail()
    },
    'a base': () => {
      document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' }))
      if (!document.baseURI.startsWith('https://evil')) fail()
    },
  }
  function fail(): never {
    throw new Error('nothing came of it')
  }
  return Object.entries(tries).map(([name, attempt]) => {
    try {
      attempt()
      return { name, isDone: true }
    } catch {
      return { name, isDone: state.ran === true || document.querySelector('#landed') !== null }
    }
  })
}

test('no page of another site shows the portal in a frame, or reads it', async ({ page, signedInAs }) => {
  await signedInAs('ben')
  const paths = [
    '/',
    '/signin',
    '/help',
    `/go/${payments}/ReadOnly`,
    '/auth/partners/start',
    '/healthz',
    '/api/v1/me',
    '/icon.svg',
    '/no/such',
  ]
  const embeds = paths.flatMap((path) => {
    const url = `${portalOrigin()}${path}`
    return [`<iframe src="${url}"></iframe>`, `<object data="${url}"></object>`, `<embed src="${url}">`]
  })
  const evil = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<p>evil</p>${embeds.join('')}<iframe srcdoc="ours"></iframe>`)
  })
  await new Promise<void>((resolve) => evil.listen(0, resolve))
  const { port } = evil.address() as AddressInfo
  // The same site, so that the cookies come along: only the policies are between.
  await page.goto(`http://localhost:${port}/`)
  const shown = page
    .frames()
    .map((frame) => frame.url())
    .filter((url) => url.startsWith(portalOrigin()))
  recordControl(
    'Frames',
    'a frame of its own',
    page.frames().some((frame) => frame.url() === 'about:srcdoc'),
  )
  for (const path of paths)
    recordAttack(
      'Frames',
      path,
      shown.some((url) => new URL(url).pathname === path),
    )
  expect(shown).toEqual([])
  const opened = await page.evaluate(async (origin) => {
    const window = globalThis.open(`${origin}/help`)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const read = await fetch(`${origin}/api/v1/me`, { credentials: 'include' }).then(
      (answer) => answer.text(),
      () => '',
    )
    return { isReached: window !== null && !window.closed, read }
  }, portalOrigin())
  recordAttack('Frames', 'the window that was opened', opened.isReached)
  recordAttack('Frames', 'the answer that was asked for', opened.read !== '')
  expect(opened).toEqual({ isReached: false, read: '' })
  evil.close()
})

/** Headers that no cache has in its key, and that some server lets decide what it answers. */
const unkeyed: readonly OutgoingHttpHeaders[] = [
  { 'x-forwarded-host': 'evil.example', 'x-host': 'evil.example', forwarded: 'host=evil.example' },
  { 'x-forwarded-scheme': 'http', 'x-forwarded-proto': 'http', 'x-forwarded-port': '1' },
  {
    'x-original-url': '/api/v1/me',
    'x-rewrite-url': '/api/v1/me',
    'x-forwarded-uri': '/x',
    'x-forwarded-prefix': '/x',
  },
  { 'x-http-method-override': 'POST', 'x-method-override': 'POST' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree', 'next-url': '/x' },
  { 'x-nextjs-data': '1', 'x-middleware-prefetch': '1', 'x-matched-path': '/x', 'x-now-route-matches': '1=x' },
  { 'x-invoke-status': '500', 'x-invoke-path': '/_error', 'x-invoke-error': '{}', 'x-prerender-revalidate': 'x' },
  { 'x-middleware-skip': '1', 'x-middleware-next': '0', 'x-middleware-rewrite': '/x', 'x-action-redirect': '/x' },
  {
    purpose: 'prefetch',
    'sec-purpose': 'prefetch',
    'accept-language': 'de',
    accept: 'text/x-component',
    range: 'bytes=0-1',
  },
  { 'user-agent': 'GoogleHC/1.0', authorization: 'Bearer x', cookie: 'x=y', 'save-data': 'on', dnt: '1' },
]

test('what a cache may keep is the same whatever else a request says, and the rest is never kept', async () => {
  const family = 'Poisoned caches'
  const files = (await wire().send({ path: '/signin' })).body.match(/\/_next\/static\/[^"]+\.(js|css)/g) ?? []
  const kept = ['/.well-known/openid-configuration', '/.well-known/jwks.json', '/icon.svg', '/brevet.schema.json']
  for (const path of [...kept, files[0] ?? '', '/federation/saml/metadata']) {
    const clean = await wire().send({ path })
    recordControl(family, path, clean.status === 200 && String(clean.headers['cache-control']).includes('public'))
    expect(clean.headers['cache-control'], path).toContain('public')
    for (const headers of unkeyed) {
      const { status, body, headers: answered } = await wire().send({ path, headers })
      // Only a part of it was asked for, and caches know that answer.
      const isSame =
        status === 206 ||
        (status === clean.status && body === clean.body) ||
        String(answered['cache-control']).includes('no-store')
      const what = `${path} with ${Object.keys(headers)[0]}`
      recordAttack(family, what, !isSame || answered['set-cookie'] !== undefined)
      expect.soft(isSame, what).toBe(true)
      expect.soft(answered['set-cookie'], what).toBeUndefined()
    }
  }
  const session = await wire().sessionOf('ben')
  for (const path of [
    '/',
    '/signin',
    '/help',
    '/api/v1/me',
    '/api/v1/me/x.css',
    '/sessions.css',
    '/x.js',
    '/help;x.css',
    '/help%2fx.css',
    '/help/..%2f_next/static/x.js',
  ]) {
    for (const headers of [{}, ...unkeyed]) {
      const { headers: answered } = await wire().send({ path, headers: wire().asPage(session, headers) })
      const what = `${path} with ${Object.keys(headers)[0] ?? 'nothing'}`
      recordAttack(family, what, !String(answered['cache-control']).includes('no-store'))
      expect.soft(answered['cache-control'], what).toContain('no-store')
    }
  }
})

test('there is no image optimiser, and the endpoints of health know nothing and open nothing', async () => {
  for (const path of [
    '/_next/image',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/image/',
    '/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75',
  ]) {
    const { status } = await wire().send({ path })
    recordAttack('Endpoints that know too much', path, status !== 404 && status !== 308)
    expect.soft(status, path).not.toBe(200)
  }
  const probes = ['GoogleHC/1.0', 'ELB-HealthChecker/2.0', 'kube-probe/1.30', 'Prometheus/2.0', 'curl/8', '']
  for (const agent of probes) {
    const headers = { 'user-agent': agent, 'x-health-check': '1' }
    const home = await wire().send({ path: '/', headers })
    const me = await wire().send({ path: '/api/v1/me', headers })
    recordAttack(
      'Endpoints that know too much',
      `the portal as ${agent}`,
      home.location !== '/signin' || me.status !== 401,
    )
    expect.soft([home.location, me.status], agent).toEqual(['/signin', 401])
    const [alive, ready] = [
      await wire().send({ path: '/healthz?verbose=1', headers }),
      await wire().send({ path: '/readyz?verbose', headers }),
    ]
    expect.soft([alive.body, ready.body], agent).toEqual(['{"status":"ok"}', '{"status":"ready"}'])
  }
  recordControl('Endpoints that know too much', '/healthz', (await wire().send({ path: '/healthz' })).status === 200)
  for (const path of [
    '/metrics',
    '/healthz/db',
    '/debug',
    '/.env',
    '/.git/config',
    '/brevet.yaml',
    '/data/brevet.db',
    '/_next/static/../server/app-paths-manifest.json',
    '/_next/required-server-files.json',
    '/_next/BUILD_ID',
    '/server.js.map',
  ]) {
    const { status } = await wire().send({ path })
    recordAttack('Endpoints that know too much', path, status === 200)
    expect.soft(status, path).toBe(404)
  }
})

test('a body without an end is refused before it is read', async () => {
  const family = 'Bodies without an end'
  const session = await wire().sessionOf('ben')
  const json = wire().asPage(session, { 'content-type': 'application/json' })
  const keys = { method: 'POST', path: '/api/v1/credentials', headers: json }
  const endless = await wire().send({ ...keys, body: '{"entitlement":"'.padEnd(64_000, 'x'), isEndless: true })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const path = '/auth/partners/callback'
  const large = await wire().send({
    method: 'POST',
    path,
    headers: form,
    body: `SAMLResponse=${'x'.repeat(600_000)}`,
    isEndless: true,
  })
  recordAttack(family, 'JSON', endless.status !== 400)
  recordAttack(family, 'a form', !large.location.includes('code=sign_in_answer_too_large'))
  expect(endless.status).toBe(400)
  expect(large.location).toContain('code=sign_in_answer_too_large')
  const fits = await wire().send({ ...keys, body: JSON.stringify({ entitlement: `${payments}/ReadOnly` }) })
  recordControl(family, 'a body that ends', fits.status === 200)
  expect(fits.status).toBe(200)
})

test('markup in an address is text on the page', async ({ page, signedInAs }) => {
  await signedInAs('eve')
  const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
  const markup = encodeURIComponent(`</script><script>alert(1)</script>"><img src=x onerror=alert(1)>`)
  const alarms: string[] = []
  page.on('dialog', (dialog) => dialog.dismiss().then(() => alarms.push(page.url())))
  const paths = [
    `/?q=${markup}&env=${markup}`,
    `/refused?code=${markup}&reference=${markup}`,
    `/go/${entitlements[0].id}?to=${markup}`,
  ]
  for (const path of [
    ...paths,
    `/go/${markup}/${markup}`,
    `/${markup}`,
    `/signin?unknown=1&email=${markup}&returnTo=${markup}`,
  ]) {
    await page.goto(path)
    await expect(page.locator('h1').first()).toBeVisible()
    const landed = await page.locator('img[onerror]').count()
    recordAttack('Text that would be script', path.slice(0, 40), landed > 0 || alarms.length > 0)
    expect(landed, path).toBe(0)
  }
  expect(alarms).toEqual([])
})
