import { test as base, expect, type Locator, type Page } from '@playwright/test'
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

/** The row of one account in the list. */
export function accountRow(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name })
}

/** What the API says of this browser: the status and the body. */
export async function me(page: Page) {
  const response = await page.request.get('/api/v1/me')
  return { status: response.status(), body: await response.json() }
}
