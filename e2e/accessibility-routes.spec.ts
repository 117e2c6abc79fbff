import { readdirSync } from 'node:fs'
import { expectAccessible } from './accessible'
import { expect, portalOrigin, test as shared, signIn } from './fixtures'
import { type OwnPortal, oidcSource, startOwnPortal } from './own-portal'
import type { Person } from './stack/people'

const test = shared.extend<object, { readonly lost: OwnPortal }>({
  lost: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const portal = await startOwnPortal({ config: ['signIn:', oidcSource('corp')] })
      portal.loseDatabase()
      await use(portal)
      await portal.stop()
    },
    { scope: 'worker' },
  ],
})

/** Every page, by the file that makes it: who looks at it, and under which addresses. */
const pages: Readonly<Record<string, { readonly as: Person['key'] | null; readonly at: readonly string[] }>> = {
  '': { as: 'ben', at: ['/', '/?q=payments&env=Production', '/?q=nothing-has-this-name'] },
  signin: { as: null, at: ['/signin', '/signin?signedout=here&returnTo=/go/pay-prod/ReadOnly', '/signin?unknown=1'] },
  // Waits for an answer that nobody asked for: `attack/saml-initiated.spec.ts` looks at it, in both colours.
  'signin/confirm': { as: null, at: [] },
  confirm: { as: 'ben', at: ['/confirm?returnTo=/&visible=1'] },
  help: { as: 'ben', at: ['/help'] },
  refused: { as: 'ben', at: ['/refused?code=sts_denied&reference=brv-7K2Q-94TD', '/refused?code=session_required'] },
  sessions: { as: 'ben', at: ['/sessions', '/sessions?ended=1'] },
  'roles/[account]/[role]': { as: 'ben', at: ['/roles/111122223333/ReadOnly', '/roles/111122223333/Admin'] },
  go: { as: 'ben', at: ['/go', '/go?to=hello', '/go?service=s3'] },
  'go/[account]': { as: 'ben', at: ['/go/pay-prod?choose=1', '/go/nowhere'] },
  'go/[account]/[role]': { as: 'ben', at: ['/go/pay-prod/ReadOnly?service=s3', '/go/pay-prod/PowerUser'] },
  'admin/audit': { as: 'ana', at: ['/admin/audit', '/admin/audit?person=nobody', '/admin/audit?row=1'] },
  'admin/revoke': { as: 'ana', at: ['/admin/revoke', '/admin/revoke?person=nobody&lifted=1'] },
  'admin/revoke/confirm': { as: 'ana', at: ['/admin/revoke/confirm?role=111122223333/ReadOnly'] },
  'admin/sessions': { as: 'ana', at: ['/admin/sessions?person=ana', '/admin/sessions?person=nobody&ended=2'] },
  // Hundreds of rows: `setup.spec.ts` looks at them, in both colours.
  'admin/setup': { as: 'ana', at: [] },
  'admin/setup/[account]': { as: 'ana', at: ['/admin/setup/111122223333', '/admin/setup/111122223333?method=saml'] },
}

test('every page is judged', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  const found = files.filter((file) => /(^|\/)page\.tsx$/.test(file)).map((file) => file.replace(/\/?page\.tsx$/, ''))
  expect(Object.keys(pages).sort()).toEqual(found.sort())
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    for (const [file, { as, at }] of Object.entries(pages).filter(([, { at }]) => at.length > 0)) {
      test(`/${file} has no fault that axe knows`, async ({ page }) => {
        if (as !== null) {
          await page.goto('/signin')
          await signIn(page, as)
        }
        for (const address of at) {
          await page.goto(address)
          await expectAccessible(page)
        }
      })
    }

    test('neither have the pages of who may open nothing, and of an address that does not exist', async ({
      signedInAs,
    }) => {
      const page = await signedInAs('dan')
      await expectAccessible(page)
      await page.goto('/no/such/page')
      await expectAccessible(page)
    })

    test('nor has what is shown when the database is gone', async ({ lost, page }) => {
      await page.context().addCookies([{ name: 'brevet-session', value: 'A'.repeat(43), url: lost.origin }])
      await page.goto(lost.origin)
      await expect(page.getByRole('heading', { name: 'Brevet is not available' })).toBeVisible()
      await expectAccessible(page)
    })

    test('nor has what is shown when a page breaks', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      await page.route('**/_next/static/chunks/**', (route) => route.abort())
      await page.getByRole('button', { name: /^Group by/ }).click()
      await expect(page.getByRole('heading', { name: 'Brevet could not make this page' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}

/** They have the browser's own colours: axe takes a canvas without a colour for white, whatever it is. */
test('the pages that lead on to a provider have no fault either, should they be seen', async ({ page }) => {
  for (const email of ['ana@corp.example', 'ana@partner.example']) {
    const headers = { origin: portalOrigin() }
    const response = await page.request.post('/signin/find', { headers, form: { email, returnTo: '/' } })
    const html = await response.text()
    expect(html).toContain('One moment')
    // Without what leads on at once.
    await page.setContent(html.replace(/<meta http-equiv="refresh"[^>]*>|<script.*<\/script>|<\/?noscript>/g, ''))
    await expectAccessible(page)
  }
})
