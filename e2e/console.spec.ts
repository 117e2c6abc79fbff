import { expect, portalOrigin, test } from './fixtures'

test('a link to a role opens nothing by itself, and its button opens the page that was asked for', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  await page.goto('/go/111122223333/ReadOnly?to=%2Fs3%2Fhome')
  await expect(page.getByText('/s3/home')).toBeVisible()
  await page.getByRole('button', { name: 'Open production console' }).click()
  await page.waitForURL(/\/console/)
  await expect(page.getByText('ReadOnly').first()).toBeVisible()
  await expect(page.getByText(/s3\/home/).first()).toBeVisible()
  expect(await page.content()).toContain(`${portalOrigin()}/go/111122223333/ReadOnly`)
})

test('a destination outside the console is refused before AWS is asked', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const origin = new URL(page.url()).origin
  for (const destination of [
    'https://evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'https://console.aws.amazon.com.evil.example/',
  ]) {
    const response = await page.request.post('/api/v1/console', {
      headers: { origin },
      data: { entitlement: '111122223333/ReadOnly', destination },
    })
    expect(response.status(), destination).toBe(400)
    expect((await response.json()).code).toBe('destination_not_allowed')
  }
})

test('the API gives a console address that must not be kept', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const response = await page.request.post('/api/v1/console', {
    headers: { origin: new URL(page.url()).origin },
    data: { entitlement: '111122223333/ReadOnly' },
  })
  expect(response.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  const { url, expiresAt } = await response.json()
  expect(new URL(url).searchParams.get('Action')).toBe('login')
  const minutes = (new Date(expiresAt).getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(10)
  expect(minutes).toBeLessThanOrEqual(15)
})
