import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, portalOrigin, signIn, test } from './fixtures'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })
const field = (page: Page) => palette(page).getByRole('combobox')
const chosen = (page: Page) => palette(page).locator('[data-highlighted]')

/** Opens the palette by its keys, once the page hears them. */
async function open(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(async () => {
    if (!(await palette(page).isVisible())) await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused({ timeout: 2000 })
  }).toPass()
  await expect(
    palette(page)
      .getByText(/^[1-9][\d,]* roles?$/)
      .first(),
  ).toBeVisible()
}

/** Moves to a line: among equals, what this person used in other specs stands first. */
async function goTo(page: Page, line: string): Promise<void> {
  await expect(palette(page)).toContainText(line)
  for (let steps = 0; steps < 8 && !(await chosen(page).textContent())?.includes(line); steps += 1)
    await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toContainText(line)
}

/** The tab that opens while something is done. */
async function tabOf(context: BrowserContext, act: () => Promise<void>): Promise<Page> {
  const opened = context.waitForEvent('page')
  await act()
  return opened
}

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not get there')
}

test('what is typed while the palette is still on its way is not lost', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('prodd', { delay: 0 })
  await page.keyboard.press('Backspace')
  await page.keyboard.type('-pay')
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('prod-pay')
  await palette(page).getByRole('button', { name: /close/i }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('a role, a service and a region are one line: production asks, and opens there', async ({
  signedInAs,
  context,
}) => {
  const page = await signedInAs('ben')
  await open(page)
  await page.keyboard.type('prod-pay ro s3 eu')
  await goTo(page, 'Payments production · ReadOnly · S3, eu-west-1')
  const tab = await tabOf(context, () => page.keyboard.press('Enter'))
  await expect(palette(page)).toHaveCount(0)
  await expect(tab.getByRole('heading', { name: 'Open the console in production?' })).toBeVisible()
  const button = tab.getByRole('button', { name: 'Open production console' })
  await tabTo(tab, button)
  await tab.keyboard.press('Enter')
  await expect(tab.getByText(/^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/s3\/home/).first()).toBeVisible()
})

test('another console opens at once, by a POST, and the focus is where it was', async ({ signedInAs, context }) => {
  const page = await signedInAs('ben')
  await page.goto('/sessions')
  const link = page.getByRole('banner').getByRole('link', { name: 'Help' })
  await link.focus()
  await open(page)
  await page.keyboard.type('payments development developer lambda us')
  await expect(chosen(page)).toContainText('Payments development · Developer · Lambda, us-east-1')
  const sent = context.waitForEvent('request', (request) => request.url().includes('/open'))
  const tab = await tabOf(context, () => page.keyboard.press('Enter'))
  expect((await sent).method()).toBe('POST')
  await expect(tab.getByText(/^https:\/\/us-east-1\.console\.aws\.amazon\.com\/lambda\/home/).first()).toBeVisible()
  await expect(link).toBeFocused()
})

test('nothing is issued by opening the palette, typing into it, or choosing a line', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/help')
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}`)
  })
  await open(page)
  await page.keyboard.type('keys prod-pay ro')
  await page.keyboard.press('ArrowDown')
  await chosen(page).hover()
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  expect(asked).toEqual(['GET /api/v1/entitlements/table'])
})

test('keys are given in place, on the home page and on others, and the focus comes back', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  for (const path of ['/', '/sessions']) {
    await page.goto(path)
    if (path === '/') await expect(page.getByRole('searchbox')).toBeFocused()
    const help = page.getByRole('banner').getByRole('link', { name: 'Help' })
    await help.focus()
    await open(page)
    await page.keyboard.type('keys payments development developer')
    await page.keyboard.press('Enter')
    const keys = page.getByRole('dialog', { name: 'Keys for Developer' })
    await expect(keys).toContainText('Payments development')
    await expect(keys.getByRole('button', { name: 'Copy all' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(keys).toHaveCount(0)
    await expect(help).toBeFocused()
    await open(page)
    await page.keyboard.type('payments development developer')
    await page.keyboard.press('Control+Enter')
    await expect(keys).toBeVisible()
  }
})

test('what is pasted finds the roles that fit', async ({ signedInAs, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await signedInAs('ben')
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await open(page)
    await page.keyboard.press('Control+v')
  }
  await paste(
    'https://111122223333-1a2b3c4d.eu-central-1.console.aws.amazon.com/lambda/home?region=eu-central-1#/functions/x',
  )
  await expect(chosen(page)).toContainText('Payments production · ReadOnly · Lambda, eu-central-1')
  await expect(palette(page)).toContainText('fit Lambda, eu-central-1, account 1111-2222-3333')
  const tab = await tabOf(context, () => page.keyboard.press('Enter'))
  await expect(tab.getByText(/functions\/x/).first()).toBeVisible()
  await tab.close()

  await paste('arn:aws:s3:::reports')
  await palette(page)
    .getByRole('option', { name: /^Show \d+ more/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Which account and role?' })).toBeVisible()

  await paste('arn:aws:dynamodb:us-east-2:111122223333:table/orders')
  await expect(chosen(page)).toContainText('Payments production · ReadOnly · DynamoDB, us-east-2')
  await page.keyboard.press('Escape')

  await paste(
    'An error occurred (AccessDenied) when calling the PutObject operation:\nUser: arn:aws:sts::111122223333:assumed-role/ReadOnly/ben\nis not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::reports/a.csv"',
  )
  await expect(chosen(page)).toContainText('Payments production')
  await expect(chosen(page)).not.toContainText('ReadOnly')
  await expect(palette(page)).toContainText('fit S3, account 1111-2222-3333')
  await page.keyboard.press('Escape')

  await paste('arn:aws:sqs:eu-west-1:999999999999:jobs')
  await expect(palette(page)).toContainText('No role of yours fits SQS, eu-west-1, account 9999-9999-9999.')
  await expect(palette(page).getByRole('option')).toHaveCount(0)
})

test('the palette is found without its keys, by keyboard and by pointer, and gives the focus back', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  await page.goto('/roles/111122223333/ReadOnly')
  const button = page.getByRole('button', { name: 'Go to account, role, action' })
  await expect(button).toHaveAttribute('aria-keyshortcuts', /Control\+K/)
  await open(page)
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toHaveCount(0)
  await button.click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('no-such-thing-anywhere')
  await expect(palette(page)).toContainText('Nothing of yours has all these words.')
  await expect(palette(page).getByRole('option')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('')
})

test('pages are found by name, those of administrators by them alone', async ({ signedInAs, browser }) => {
  const page = await signedInAs('ben')
  await open(page)
  await page.keyboard.type('set up aws')
  await expect(palette(page).getByRole('option')).toHaveCount(0)
  await field(page).fill('sessions')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sessions')
  const elsewhere = await (await browser.newContext({ baseURL: portalOrigin() })).newPage()
  await elsewhere.goto('/sessions')
  await signIn(elsewhere, 'ana')
  await open(elsewhere)
  await elsewhere.keyboard.type('set up aws')
  await elsewhere.keyboard.press('Enter')
  await elsewhere.waitForURL('**/admin/setup')
})

test('a link is copied with its place, and nothing opens', async ({ signedInAs, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await signedInAs('ben')
  await open(page)
  await page.keyboard.type('prod-pay ro s3 us')
  await goTo(page, 'Payments production · ReadOnly · S3, us-east-1')
  await page.keyboard.press('Control+c')
  await expect(palette(page)).toContainText('Link copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${portalOrigin()}/go/111122223333/ReadOnly?service=s3&region=us-east-1`,
  )
  expect(context.pages()).toHaveLength(1)
})

test('a closed palette leaves nothing of what was pasted', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await open(page)
  const secret = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=swordfish-5309'
  await field(page).fill(secret)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  expect(await page.content()).not.toContain('swordfish')
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]))
  expect(kept).not.toContain('swordfish')
  await open(page)
  await expect(field(page)).toHaveValue('')
})

test('roles that cannot be read leave the pages', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  await page.goto('/help')
  await page.route('**/api/v1/entitlements/table', (route) => route.abort())
  await page.getByRole('button', { name: 'Go to account, role, action' }).click()
  await expect(palette(page)).toContainText('Your roles could not be read')
  await field(page).fill('my sess')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sessions')
})

test('thousands of roles are answered while somebody types', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  await open(page)
  await page.keyboard.type('prod')
  await expect(palette(page).getByRole('option', { name: /^Show \d+ more/ })).toBeVisible()
  expect(await palette(page).getByRole('option').count()).toBeLessThan(25)
  await palette(page)
    .getByRole('option', { name: /^Show \d+ more/ })
    .click()
  await page.waitForURL('**/?q=prod')
  await expect(page.getByRole('searchbox')).toHaveValue('prod')
})

test('the question mark shows the keys on any page, and can be turned off', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await page.getByRole('searchbox').fill('acct:111122223333')
  await page.keyboard.press('ArrowDown')
  const role = page.getByRole('button', { name: 'ReadOnly in Payments production: open console' })
  await expect(role).toBeFocused()
  await page.keyboard.press('?')
  await expect(shortcuts).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shortcuts).toHaveCount(0)
  await expect(role).toBeFocused()
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('?')
  await expect(page.getByRole('searchbox')).toHaveValue('acct:111122223333?')
  await expect(shortcuts).toHaveCount(0)
  await open(page)
  await page.keyboard.type('keyboard')
  await page.keyboard.press('Enter')
  await shortcuts.getByLabel('The keys / and ? work by themselves').uncheck()
  await page.keyboard.press('Escape')
  await expect(shortcuts).toHaveCount(0)
  await page.goto('/sessions')
  await open(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(shortcuts).toHaveCount(0)
})

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, narrow', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const

for (const { name, ...look } of looks) {
  test.describe(name, () => {
    test.use(look)

    test('the palette and the list of shortcuts have no fault that axe knows', async ({ signedInAs }) => {
      const page = await signedInAs('ben')
      await open(page)
      await expectAccessible(page)
      for (const line of ['prod-pay ro s3', 'nothing-of-this-kind', 'arn:aws:s3:::reports']) {
        await field(page).fill(line)
        await expectAccessible(page)
      }
      await field(page).fill('keyboard')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}
