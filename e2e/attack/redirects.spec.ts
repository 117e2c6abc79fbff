import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from '../fixtures'
import { createPlainBrowser } from '../stack/plain-browser'
import { recordAttack, recordControl } from './tally'
import { wireTo } from './wire'

const family = 'Ways out of the portal'

const host = 'evil.example'

/** Texts that some reader of addresses takes for one of another site, or for script. */
const targets: readonly string[] = [
  ...[
    `//${host}`,
    `///${host}`,
    `////${host}/`,
    `/\\${host}`,
    `\\\\${host}`,
    `\\/${host}`,
    `/\\/${host}`,
    `/\\\\${host}`,
  ],
  ...[
    `/\t/${host}`,
    `/\n/${host}`,
    `/\r/${host}`,
    `/\v/${host}`,
    `/ /${host}`,
    ` //${host}`,
    `\t//${host}`,
    `\u00a0//${host}`,
  ],
  ...[
    `/.//${host}`,
    `/./\\${host}`,
    `/..//${host}`,
    `/a/..//${host}`,
    `/a/../\\${host}`,
    `/%2e%2e//${host}`,
    `/.%2f/${host}`,
  ],
  ...[
    `/%2f${host}`,
    `/%2f%2f${host}`,
    `/%5c${host}`,
    `/%09/${host}`,
    `/%0d%0a/${host}`,
    `/%00/${host}`,
    `%2f%2f${host}`,
  ],
  ...[
    `/／${host}`,
    `／／${host}`,
    `/＼${host}`,
    `/\u2044/${host}`,
    `/\u200b/${host}`,
    `//${host}。`,
    `//ｅｖｉｌ.example`,
  ],
  ...[`https://${host}`, `http:${host}`, `https:/${host}`, `http:///${host}`, `HTTPS://${host}`, `https:\\\\${host}`],
  ...[
    `ftp://${host}`,
    `ws://${host}`,
    `blob:https://${host}/x`,
    `javascript:alert(1)`,
    `java\nscript:alert(1)`,
    `JaVaScRiPt:alert(1)`,
  ],
  ...[
    'data:text/html,<script>alert(1)</script>',
    `vbscript:msgbox(1)`,
    `view-source:https://${host}`,
    `file:///etc/passwd`,
  ],
  ...[
    `//localhost@${host}`,
    `https://localhost:${host}`,
    `//${host}:80@localhost`,
    `@${host}`,
    `.${host}`,
    `:80@${host}`,
  ],
  ...[
    `/@${host}/..//${host}`,
    `/redirect/http://${host}`,
    `/?x=//${host}`,
    `/#//${host}`,
    `?returnTo=//${host}`,
    `#//${host}`,
  ],
  ...[
    `/\r\nset-cookie:a=b`,
    `/\r\nlocation://${host}`,
    '',
    ' ',
    '.',
    '..',
    'signin',
    '/signin',
    '/signout',
    '/api/v1/me',
  ],
  ...['/auth/corp/start', '/go/../api/v1/me', '/auth/corp/logout', `/${'a'.repeat(7000)}`],
]

/** Where the portal leads to by each of the names under which it could be told. */
const doors: ReadonlyArray<readonly [name: string, address: (target: string) => string]> = [
  ['returnTo of the sign-in page', (target) => `/signin?${new URLSearchParams({ returnTo: target })}`],
  ['returnTo of a confirmation', (target) => `/auth/partners/aws/start?${new URLSearchParams({ returnTo: target })}`],
  [
    'callbackUrl',
    (target) => `/signin?${new URLSearchParams({ callbackUrl: target, next: target, redirect: target })}`,
  ],
  ['rd', (target) => `/?${new URLSearchParams({ rd: target, url: target, to: target, RelayState: target })}`],
  [
    'the way back of a sign-out',
    (target) => `/auth/corp/logout?${new URLSearchParams({ post_logout_redirect_uri: target, state: target })}`,
  ],
]

function isOurs(location: string): boolean {
  if (/^(\/\/|\/\\|\\)/.test(location)) return false
  return location === '' || new URL(location, portalOrigin()).origin === portalOrigin()
}

test('no way back that somebody sends along leads elsewhere', async () => {
  const wire = wireTo(portalOrigin())
  const session = await wire.sessionOf('ben')
  for (const [name, address] of doors) {
    for (const target of targets) {
      const { location, headers, status } = await wire.send({ path: address(target), headers: wire.asPage(session) })
      const what = `${name}: ${JSON.stringify(target).slice(0, 60)}`
      const leads = !isOurs(location) || String(headers['set-cookie'] ?? '').includes('a=b')
      recordAttack(family, what, leads)
      expect.soft(leads, `${what} to ${location}`).toBe(false)
      expect.soft(status, what).toBeLessThan(500)
    }
  }
  const back = await wire.send({ path: '/signin?returnTo=%2Fsessions', headers: wire.asPage(session) })
  recordControl(family, 'a page of our own', back.location === '/sessions')
  expect(back.location).toBe('/sessions')
})

test('a sign-in that was begun with such a way back ends in the portal', async () => {
  for (const target of [...targets, '/sessions']) {
    const browser = createPlainBrowser(`https://${host}`)
    const start = new URL('/auth/corp/start', portalOrigin())
    start.searchParams.set('returnTo', target)
    const picking = await browser.open(start.href)
    const { url } = await browser.open(picking.url.href, new URLSearchParams({ person: 'ben' }))
    const what = `a sign-in: ${JSON.stringify(target).slice(0, 60)}`
    if (target === '/sessions') recordControl(family, what, url.pathname === target)
    else recordAttack(family, what, url.origin !== portalOrigin())
    expect.soft(url.origin, what).toBe(portalOrigin())
  }
})

test('an answer’s RelayState and state are keys, never addresses', async () => {
  const wire = wireTo(portalOrigin())
  for (const target of targets) {
    const body = new URLSearchParams({ SAMLResponse: 'x', RelayState: target }).toString()
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const saml = await wire.send({ method: 'POST', path: '/auth/partners/callback', headers: form, body })
    const oidc = await wire.send({ path: `/auth/corp/callback?${new URLSearchParams({ code: 'x', state: target })}` })
    for (const { location, status } of [saml, oidc]) {
      const isRefused = status === 303 && location.startsWith(`${portalOrigin()}/refused?code=sign_in_state_mismatch`)
      recordAttack(family, `RelayState and state: ${JSON.stringify(target).slice(0, 60)}`, !isRefused)
      expect.soft(isRefused, `${target.slice(0, 60)} to ${location}`).toBe(true)
    }
  }
})

/** Every request of this browser to another host than those of the stack. */
async function strayRequests(page: Page): Promise<readonly string[]> {
  const stray: string[] = []
  await page.context().route(
    (url) => url.hostname !== 'localhost',
    async (route) => {
      stray.push(route.request().url())
      await route.abort()
    },
  )
  return stray
}

test('in a browser, neither address, fragment nor press leads elsewhere', async ({ page, signedInAs }) => {
  const stray = await strayRequests(page)
  const alarms: string[] = []
  page.on('dialog', (dialog) => dialog.dismiss().then(() => alarms.push(page.url())))
  await signedInAs('ben')
  const sharp = targets.filter((target) => target.length < 100 && (target.includes(host) || target.includes('script:')))
  for (const target of sharp.slice(0, 20)) {
    const query = new URLSearchParams({ returnTo: target })
    await page.goto(`/signin?${query}`)
    expect.soft(new URL(page.url()).origin, target).toBe(portalOrigin())
  }
  for (const target of sharp.slice(0, 6)) {
    const query = new URLSearchParams({ to: target })
    await page.goto(`/go?${query}`)
    await page.goto(`/go/111122223333/ReadOnly?${query}#${target}`)
    const links = await page
      .locator('main a[href], main form[action]')
      .evaluateAll((elements) =>
        elements.map(
          (element) =>
            new URL(element.getAttribute('href') ?? element.getAttribute('action') ?? '', location.href).href,
        ),
      )
    const out = links.filter((link) => !/^(http:\/\/localhost:|mailto:)/.test(link))
    recordAttack(family, `a console link to ${JSON.stringify(target)}`, out.length > 0)
    expect.soft(out, target).toEqual([])
  }
  await page.goto(`/confirm?${new URLSearchParams({ returnTo: `//${host}` })}`)
  expect(
    await page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).not.toContain(`//${host}`)
  recordAttack(family, 'in a browser', stray.length + alarms.length > 0)
  expect(stray).toEqual([])
  expect(alarms).toEqual([])
})
