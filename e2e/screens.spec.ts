import { expect, portalOrigin, signIn, test } from './fixtures'

test('the keyboard alone gets from the filter to keys and back to where it was', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('1111-2222-3333')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /^ReadOnly in Payments production: more ways/ })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  const keys = page.getByRole('button', { name: 'ReadOnly in Payments production: get keys' })
  await expect(keys).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Copy all' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(keys).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('a privileged role is marked in production, and nowhere else', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await page.getByRole('searchbox').fill('acct:payments')
  await expect(
    page.getByRole('button', { name: 'Admin in Payments production, privileged: open console' }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Admin in Payments staging: open console' })).toBeVisible()
})

test('a filter that finds nothing in one environment offers the others', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/?q=fraud&env=Sandbox')
  await expect(page.getByRole('heading', { name: 'Nothing in Sandbox matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Look in all environments' }).click()
  await expect(page.getByRole('row', { name: /Payments fraud production/ })).toBeVisible()
})

test('a browser that refuses to copy leaves the keys visible and selected', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: /^ReadOnly in Payments production: get keys/ }).click()
  await page.getByRole('button', { name: 'Copy all' }).click()
  await expect(page.getByText('The browser refused to copy. Everything is selected')).toBeVisible()
  expect(await page.evaluate(() => String(window.getSelection()))).toMatch(/AWS_SECRET_ACCESS_KEY ?= ?'[\w+/]{16,}'/)
})

test('no screen makes the browser complain', async ({ page, signedInAs }) => {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    const ours = message.location().url.startsWith(portalOrigin())
    if (ours && ['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  await signedInAs('dan')
  for (const path of ['/', '/refused?code=sts_denied&reference=brv-7K2Q-94TD']) await page.goto(path)
  await page.context().clearCookies()
  await signedInAs('ben')
  for (const path of [
    '/',
    '/?q=pay&env=Production',
    '/go/111122223333/ReadOnly?to=%2Fs3%2Fhome',
    '/sessions',
    '/roles/111122223333/ReadOnly',
  ])
    await page.goto(path)
  expect(complaints).toEqual([])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('people sign in and open a console', async ({ page, context }) => {
    await page.goto('/')
    await signIn(page, 'ben')
    await expect(page.getByText('This browser runs no scripts')).toBeVisible()
    const opened = context.waitForEvent('page')
    await page.getByRole('button', { name: /^ReadOnly in Payments production: open console/ }).click()
    await expect((await opened).getByText('111122223333').first()).toBeVisible()
  })
})
