import type { Page } from '@playwright/test'
import { signOut } from './account'
import { expect, me, pickPerson, test } from './fixtures'

const origin = `https://localhost:${process.env['HTTPS_PORT']}`

test.use({ baseURL: origin, ignoreHTTPSErrors: true })

/** The proxy names a wrong host, protocol and client to the portal; nothing that the browser is told may come from there. */
async function signInBehindProxy(page: Page, label: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: label }).click()
  await pickPerson(page, 'ben')
  await page.waitForURL(`${origin}/`)
}

test('behind a TLS proxy, OpenID Connect signs in and the session cookie is bound to the host', async ({ page }) => {
  await signInBehindProxy(page, 'Continue with Corporate SSO (OIDC)')
  expect((await me(page)).body.identity).toMatchObject({ source: 'corp', email: 'ben@corp.example' })
  const cookies = await page.context().cookies(origin)
  expect(cookies.find(({ name }) => name.endsWith('brevet-session'))).toMatchObject({
    name: '__Host-brevet-session',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
  })
})

test('behind a TLS proxy, what the browser remembers for its next visit is bound to the host as well', async ({
  page,
}) => {
  await signInBehindProxy(page, 'Continue with Corporate SSO (OIDC)')
  const cookies = await page.context().cookies(origin)
  expect(cookies.find(({ name }) => name.endsWith('brevet-source'))).toMatchObject({
    name: '__Host-brevet-source',
    value: 'corp',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
  })
})

test('behind a TLS proxy, SAML signs in: the answer comes from another site and brings the transaction cookie', async ({
  page,
}) => {
  await signInBehindProxy(page, 'Continue with Partner SSO (SAML)')
  expect((await me(page)).body.identity).toMatchObject({ source: 'partners' })
  const cookies = await page.context().cookies(`${origin}/auth/partners/callback`)
  expect(cookies.find(({ name }) => name.endsWith('brevet-signin-partners'))).toMatchObject({
    name: '__Host-brevet-signin-partners',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'None',
  })
})

test('behind a TLS proxy, the company confirms who is signed in: its answer comes from another site, without the session', async ({
  page,
}) => {
  await signInBehindProxy(page, 'Continue with Partner SSO (SAML)')
  const posted = page.waitForRequest((request) => request.url() === `${origin}/auth/partners/aws`)
  await page.goto('/auth/partners/aws/start?visible=1&returnTo=/')
  await pickPerson(page, 'ben')
  const { cookie = '' } = await (await posted).allHeaders()
  expect(cookie).toContain('__Host-brevet-signin-partners=')
  expect(cookie).not.toContain('brevet-session')
  await page.waitForURL(`${origin}/`)
  expect((await me(page)).body.identity).toMatchObject({ source: 'partners' })
})

test('behind a TLS proxy, signing out ends the session and stays on the public address', async ({ page }) => {
  await signInBehindProxy(page, 'Continue with Corporate SSO (OIDC)')
  await signOut(page)
  expect(new URL(page.url()).origin).toBe(origin)
  expect((await me(page)).status).toBe(401)
})

test('behind a TLS proxy, addresses come from the configuration, whatever the proxy says of itself', async ({
  request,
}) => {
  const start = await request.get('/auth/corp/start', { maxRedirects: 0 })
  const redirectUri = new URL(start.headers()['location'] ?? '').searchParams.get('redirect_uri')
  expect(redirectUri).toBe(`${origin}/auth/corp/callback`)
  expect((await (await request.get('/.well-known/openid-configuration')).json()).issuer).toBe(origin)
  const refused = await request.post('/signout', { headers: { origin: 'http://evil.example' }, maxRedirects: 0 })
  expect(refused.headers()['location']).toMatch(new RegExp(`^${origin}/refused\\?code=origin_refused`))
})
