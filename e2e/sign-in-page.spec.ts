import { openMenu, signOut } from './account'
import { expect, me, pickPerson, portalOrigin, signIn, test } from './fixtures'
import { type OwnPortal, oidcSource, startOwnPortal } from './own-portal'

test('the source used last comes first, and says so', async ({ signedInAs }) => {
  const page = await signedInAs('ben', 'Partner SSO (SAML)')
  await signOut(page)
  await page.goto('/signin')
  await expect(page.getByRole('main').getByRole('link').first()).toHaveAccessibleName(
    /Continue with Partner SSO \(SAML\).*Last used on this browser/,
  )
})

test('going back after the sign-in leads on to where the person was going', async ({ page }) => {
  await page.goto('/signin?returnTo=/help')
  await signIn(page, 'ben')
  await expect(page).toHaveURL('/help')
  await page.goto('/signin?returnTo=/help')
  await expect(page).toHaveURL('/help')
  await page.goto('/')
  await page.goBack()
  await expect(page).toHaveURL('/help')
})

test('two tabs sign in at once, and both arrive', async ({ page, context }) => {
  const other = await context.newPage()
  await page.goto('/signin?returnTo=/help')
  await other.goto('/signin?returnTo=/go/111122223333/ReadOnly')
  for (const tab of [page, other]) await tab.getByRole('link', { name: /Corporate SSO/ }).click()
  await expect(other.getByRole('button', { name: /ben/i }).first()).toBeVisible()
  await pickPerson(page, 'ben')
  await expect(page).toHaveURL(`${portalOrigin()}/help`)
  await pickPerson(other, 'ben')
  await expect(other).toHaveURL(`${portalOrigin()}/go/111122223333/ReadOnly`)
  expect((await me(page)).status).toBe(200)
})

test('no way back leads to another site, before or after the sign-in', async ({ page }) => {
  const hostile = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%2F/evil.example/..//evil.example',
    '%2F%2Fevil.example',
    '/\tevil.example',
    '/signin',
    '/auth/corp/start',
  ]
  for (const returnTo of hostile) {
    await page.goto(`/signin?${new URLSearchParams({ returnTo })}`)
    const href = await page.getByRole('link', { name: /Corporate SSO/ }).getAttribute('href')
    const kept = new URL(href ?? '', portalOrigin()).searchParams.get('returnTo') ?? '/'
    expect(new URL(kept, portalOrigin()).origin, returnTo).toBe(portalOrigin())
    await expect(page.getByText('You are on the way to')).toHaveCount(0)
  }
  await signIn(page, 'ben')
  for (const returnTo of hostile) {
    await page.goto(`/signin?${new URLSearchParams({ returnTo })}`)
    expect(new URL(page.url()).origin, returnTo).toBe(portalOrigin())
  }
})

test('a browser that keeps no cookies is told before it leaves', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }))
  await page.goto('/signin')
  await expect(page.getByText('This browser keeps no cookies')).toBeVisible()
})

test('what went wrong leads back to a page that waits, with the reference', async ({ page }) => {
  await page.goto('/auth/corp/callback?state=nothing&code=nothing')
  await expect(page.getByRole('heading', { name: 'This sign-in was not begun here' })).toBeVisible()
  await expect(page.getByText(/^brv-/)).toBeVisible()
  await page.getByRole('link', { name: 'Back to sign-in' }).click()
  await expect(page).toHaveURL(`${portalOrigin()}/signin?manual=1`)
})

/** Nothing answers at this address. */
const nowhere = 'http://localhost:9'

test.describe('with one source', () => {
  const own = ownPortal(['signIn:', oidcSource('only')])

  test('nobody has to choose it', async ({ request }) => {
    const answer = await request.get(`${own().origin}/signin?returnTo=/help`, { maxRedirects: 0 })
    expect(answer.headers()['location']).toBe('/auth/only/start?returnTo=%2Fhelp')
  })

  test('whoever asks for the page, or has left, stays on it', async ({ page }) => {
    const origin = own().origin
    await page.goto(`${origin}/signin?manual=1`)
    await expect(page.getByRole('link', { name: /Sign-in only/ })).toBeVisible()
    await page.goto(`${origin}/signin?signedout=here`)
    await expect(page.getByText('You are signed out of Brevet')).toBeVisible()
    await page.request.post(`${origin}/signout`, { headers: { origin }, maxRedirects: 0 })
    await page.goto(`${origin}/`)
    await expect(page.getByRole('link', { name: /Sign-in only/ })).toBeVisible()
  })
})

test.describe('with three sources, one of them down', () => {
  const own = ownPortal(['signIn:', oidcSource('down', { issuer: nowhere }), oidcSource('b'), oidcSource('c')])

  test('the page says which one does not answer, and waits for none', async ({ page }) => {
    const origin = own().origin
    await page.goto(`${origin}/signin`)
    await expect(page.getByText(/Does not answer/)).toHaveCount(0)
    await expect(page.getByLabel('Work e-mail')).toHaveCount(0)
    await page.getByRole('link', { name: /Sign-in down/ }).click()
    await expect(page.getByRole('heading', { name: 'Your identity provider does not answer' })).toBeVisible()
    await page.getByRole('link', { name: 'Back to sign-in' }).click()
    await expect(page.getByRole('link', { name: /Sign-in down.*Does not answer since today/ })).toBeVisible()
    await expect(page.locator('.source-primary')).toContainText('Sign-in b')
    await expect(page.getByText(/Does not answer/)).toHaveCount(1)
    const began = Date.now()
    await page.request.get(`${origin}/signin`)
    expect(Date.now() - began).toBeLessThan(500)
  })
})

test.describe('with ten sources', () => {
  const ids = Array.from('abcdefghij')
  const own = ownPortal(['signIn:', ...ids.map((id) => oidcSource(id, { domain: `${id}.example` }))])

  test('the address leads to the source of its domain, which is told it', async ({ page }) => {
    await page.goto(`${own().origin}/signin?returnTo=/help`)
    const field = page.getByLabel('Work e-mail')
    await expect(field).toBeFocused()
    await expect(field).toHaveAttribute('autocomplete', 'username')
    const asked = page.waitForRequest((request) => request.url().includes('login_hint='))
    await page.keyboard.type('Ben@D.example')
    await page.keyboard.press('Enter')
    const { searchParams } = new URL((await asked).url())
    expect(searchParams.get('login_hint')).toBe('Ben@D.example')
    expect(searchParams.get('redirect_uri')).toBe(`${own().origin}/auth/d/callback`)
  })

  test('an unknown address learns nothing of who is served here, and the list stays', async ({ page }) => {
    await page.goto(`${own().origin}/signin?returnTo=/help`)
    await expect(page.getByRole('link', { name: /Continue with/ })).toHaveCount(0)
    await page.getByLabel('Work e-mail').fill('ben@nowhere.example')
    await page.getByRole('button', { name: 'Find my sign-in' }).click()
    await expect(page.getByText('Brevet knows no sign-in for that address')).toBeVisible()
    expect(page.url()).not.toContain('nowhere.example')
    const links = page.getByRole('link', { name: /Continue with/ })
    await expect(links).toHaveCount(10)
    await expect(links.nth(2)).toHaveAttribute('href', '/auth/c/start?returnTo=%2Fhelp')
    expect(await page.getByRole('main').textContent()).not.toMatch(/[a-j]\.example/)
  })

  test('another site cannot begin it', async ({ request }) => {
    const form = { email: 'ben@d.example' }
    const headers = { origin: 'https://evil.example' }
    const answer = await request.post(`${own().origin}/signin/find`, { form, headers, maxRedirects: 0 })
    expect(answer.headers()['location']).toContain('/refused?code=origin_refused')
  })
})

test('the account menu names the person and the source', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const menu = await openMenu(page)
  await expect(menu).toContainText('ben@corp.example')
  await expect(menu).toContainText('Signed in through Corporate SSO (OIDC)')
  await expect(menu.getByRole('menuitem', { name: 'Admin' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /Account menu/ })).toBeFocused()
})

/** A portal of these sources for the tests of a group. */
function ownPortal(config: readonly string[]): () => OwnPortal {
  let portal: OwnPortal | null = null
  test.describe.configure({ mode: 'serial' })
  test.beforeAll(async () => {
    portal = await startOwnPortal({ config })
  })
  test.afterAll(() => portal?.stop())
  return () => {
    if (!portal) throw new Error('the portal was not started')
    return portal
  }
}
