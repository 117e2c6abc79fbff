import { startCrowdedPortal } from './bench/crowded-portal'
import { weighHome } from './bench/page-weight'
import { expect, pickPerson, test } from './fixtures'

/** Somebody who may open two thousand accounts. */
const crowd = { accounts: 2000, rolesEach: 5 }

test.describe.configure({ mode: 'serial' })

let portal: Awaited<ReturnType<typeof startCrowdedPortal>>
test.beforeAll(async () => {
  portal = await startCrowdedPortal(crowd)
})
test.afterAll(() => portal.stop())

test.beforeEach(async ({ page }) => {
  await page.goto(`${portal.origin}/auth/corp/start`)
  await pickPerson(page, 'ana')
  await page.waitForURL(`${portal.origin}/`)
})

test('10,000 roles are a page of at most 40 kB, and of at most 200 kB of scripts', async ({ page }) => {
  const { html, scripts } = await weighHome(page, portal.origin)
  expect(html).toBeLessThanOrEqual(40_000)
  expect(scripts).toBeLessThanOrEqual(200_000)
})

test('what the browser has to draw does not grow with what a person may open', async ({ page }) => {
  const rows = () => page.locator('tr.account').count()
  await expect(page.getByRole('searchbox')).toBeFocused()
  const few = await rows()
  expect(few).toBeGreaterThan(5)
  expect(few).toBeLessThan(50)
  await page.getByRole('searchbox').fill('prod')
  await expect(page.locator('mark').first()).toBeVisible()
  expect(await rows()).toBeLessThan(50)
})

test('"Show all" puts every row into the page, and takes them out again', async ({ page }) => {
  const rows = () => page.locator('tr.account').count()
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.getByRole('link', { name: 'Show all', exact: true }).click()
  await expect.poll(rows, { timeout: 30_000 }).toBe(2000)
  await page.getByRole('link', { name: 'Show only what is near the view' }).click()
  await expect.poll(rows, { timeout: 30_000 }).toBeLessThan(50)
})
