import { expect, me, oidcAnswer, portalOrigin, samlAnswer, test } from './fixtures'

const refusals: ReadonlyArray<readonly [what: string, path: string, code: string]> = [
  [
    'a state that nobody began',
    '/auth/corp/callback?code=x&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'sign_in_state_mismatch',
  ],
  ['no state', '/auth/corp/callback?code=x', 'sign_in_state_mismatch'],
  ['two states', '/auth/corp/callback?code=x&state=a&state=b', 'sign_in_state_mismatch'],
  ['a source that does not exist', '/auth/nowhere/start', 'source_unknown'],
]

for (const [what, path, code] of refusals) {
  test(`an answer with ${what} gives an error page with a reference and no session`, async ({ page }) => {
    await page.goto(path)
    expect(new URL(page.url()).searchParams.get('code')).toBe(code)
    await expect(page.getByText(/^brv-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible()
    expect((await me(page)).status).toBe(401)
  })
}

test('an answer for another browser signs nobody in, and is still good in its own', async ({ page, browser }) => {
  const stolen = await oidcAnswer(page, 'ben')
  const other = await browser.newContext()
  const victim = await other.newPage()
  await victim.goto(stolen)
  expect(victim.url()).toContain('code=sign_in_state_mismatch')
  expect((await me(victim)).status).toBe(401)
  await other.close()
  await page.goto(stolen)
  expect((await me(page)).body.identity.email).toBe('ben@corp.example')
})

test('an answer signs in once', async ({ page, context }) => {
  const answer = await oidcAnswer(page, 'ben')
  await page.goto(answer)
  expect((await me(page)).status).toBe(200)
  await context.clearCookies({ name: 'brevet-session' })
  await page.goto(answer)
  expect(page.url()).toContain('code=sign_in_state_mismatch')
  expect((await me(page)).status).toBe(401)
})

test('an answer of one source is not taken by another', async ({ page }) => {
  const answer = await oidcAnswer(page, 'ben')
  await page.goto(answer.replace('/auth/corp/', '/auth/partners/'))
  expect(page.url()).toContain('/refused?code=')
  expect((await me(page)).status).toBe(401)
})

test('a broken SAML answer is refused and does not cancel the sign-in', async ({ page }) => {
  const form = await samlAnswer(page, 'ben')
  const xml = Buffer.from(form['SAMLResponse'] ?? '', 'base64').toString()
  const send = async (text: string) => {
    const response = await page.request.post('/auth/partners/callback', {
      form: { ...form, SAMLResponse: Buffer.from(text).toString('base64') },
    })
    return response.url()
  }
  for (const [name, broken] of Object.entries({
    tampered: xml.replaceAll('payments-dev', 'aws-admins'),
    unsigned: xml.replaceAll(/<(\w+:)?Signature\b[\s\S]*?<\/(\w+:)?Signature>/g, ''),
    comment: xml.replace('payments-dev', 'payments<!-- x -->-dev'),
    doctype: `<!DOCTYPE x [<!ENTITY e "e">]>${xml}`,
    garbage: 'not xml at all',
    large: `${xml}${' '.repeat(300_000)}`,
  })) {
    expect(await send(broken), name).toContain('/refused?code=')
    expect((await me(page)).status, name).toBe(401)
  }
  expect(await send(xml)).toBe(`${portalOrigin()}/`)
  expect((await me(page)).body.identity.email).toBe('ben@partner.example')
})

test('a form that cannot be met ends on a page that says what to ask for instead', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const response = await page.request.post('/go/111122223333/Developer/open', {
    headers: { origin: portalOrigin() },
    form: { readOnly: 'on', policy: 'uploads' },
    maxRedirects: 0,
  })
  await page.goto(response.headers()['location'] ?? '')
  await expect(page.getByRole('heading', { name: 'This session cannot be narrowed like that' })).toBeVisible()
  await expect(page.getByText('Choose one of the two.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible()
})

test('a page that does not exist says so, signed in or not', async ({ page, signedInAs }) => {
  const response = await page.goto('/no/such/page')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  expect((await page.goto('/go/%E0%A4%A/ReadOnly'))?.status()).toBe(404)
  await signedInAs('ben')
  await page.goto('/go/999999999999/ReadOnly')
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})
