import { test as base, expect, type Page } from '@playwright/test'
import { findPerson, type Person } from './stack/people'

export { expect }

type Source = 'Corporate SSO (OIDC)' | 'Partner SSO (SAML)'

interface Fixtures {
  /** A page on which this person has signed in through the screens. */
  readonly signedInAs: (key: Person['key'], source?: Source) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  signedInAs: async ({ page }, use) => {
    await use(async (key, source = 'Corporate SSO (OIDC)') => {
      await page.goto('/')
      await signIn(page, key, source)
      return page
    })
  },
})

/** From the portal's sign-in page to where the person was going. */
export async function signIn(page: Page, key: Person['key'], source: Source = 'Corporate SSO (OIDC)'): Promise<void> {
  await page.getByRole('link', { name: `Continue with ${source}` }).click()
  await pickPerson(page, key)
  await page.waitForURL((url) => url.origin === portalOrigin() && !url.pathname.startsWith('/auth/'))
}

/** Answers the provider's page. */
export async function pickPerson(page: Page, key: Person['key']): Promise<void> {
  const person = findPerson(key)
  if (!person) throw new Error(`nobody is called ${key}`)
  await page.getByRole('button', { name: person.label }).click()
}

export function portalOrigin(): string {
  return `http://localhost:${process.env['PORT']}`
}

export function awsOrigin(): string {
  return `http://localhost:${process.env['AWS_PORT']}`
}

/**
 * Walks a sign-in at the OIDC provider with the cookies of this browser, and stops before the answer reaches the portal:
 * the address of the callback, with the answer in it.
 */
export async function oidcAnswer(page: Page, key: Person['key']): Promise<string> {
  let next = new URL('/auth/corp/start', portalOrigin())
  for (let steps = 0; steps < 10; steps += 1) {
    const response = await page.request.get(next.href, { maxRedirects: 0 })
    const location = response.headers()['location'] ?? (await pickByForm(page, next.href, key))
    next = new URL(location, next)
    if (next.pathname === '/auth/corp/callback') return next.href
  }
  throw new Error('the provider did not answer')
}

async function pickByForm(page: Page, url: string, key: Person['key']): Promise<string> {
  const response = await page.request.post(url, { form: { person: key }, maxRedirects: 0 })
  return response.headers()['location'] ?? url
}

/** Walks a sign-in at the SAML provider on the screens, and stops before the answer reaches the portal: its form. */
export async function samlAnswer(page: Page, key: Person['key']): Promise<Readonly<Record<string, string>>> {
  const callback = '**/auth/partners/callback'
  await page.route(callback, (route) => route.abort())
  await page.goto('/auth/partners/start')
  const stopped = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/auth/partners/callback'))
  await pickPerson(page, key)
  const form = new URLSearchParams((await stopped).postData() ?? '')
  await page.unroute(callback)
  return Object.fromEntries(form)
}

/** What the API says of this browser: the status and the body. */
export async function me(page: Page) {
  const response = await page.request.get('/api/v1/me')
  return { status: response.status(), body: await response.json() }
}
