import type { Page } from '@playwright/test'
import { expect, pickPerson, portalOrigin } from './fixtures'
import { registerTrust, strangersOnly } from './role-trust'
import type { Person } from './stack/people'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf, brokerAliases } from './stack/seed/broker'

// How to get to what the portal shows, by the structure of its pages: whatever language it speaks.

const accounts = createAccounts()
export const payments = '111122223333'
export const guarded = accountIdOf(accounts, brokerAliases.mfa)
export const finance = accountIdOf(accounts, 'finance-prod')
export const alliance = accountIdOf(accounts, 'alliance-prod')
/** Its role Developer is refused by AWS, and used by no other spec. */
const fraud = accountIdOf(accounts, 'pay-fraud-dev')

/** Signs in without a word of the portal's, which then speaks the browser's language, not one that a person has chosen elsewhere. */
export async function enter(page: Page, key: Person['key'], source: 'corp' | 'partners' = 'corp'): Promise<void> {
  await page.goto(`/auth/${source}/start?returnTo=/help`)
  await pickPerson(page, key)
  await page.waitForURL(`${portalOrigin()}/help`)
  await page.context().clearCookies({ name: /language/ })
}

/** The chip of a role in the account that the tests use most. */
export function chip(role: string, part: string): string {
  return `[data-entitlement="${payments}/${role}"] ${part}`
}

export async function press(page: Page, address: string, button: string, what: string): Promise<void> {
  await page.goto(address)
  await isAlive(page, button)
  await page.locator(button).first().click()
  await page.locator(what).first().waitFor()
}

/** A press before React listens is lost. */
async function isAlive(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const element = document.querySelector(wanted)
    return element !== null && Object.keys(element).some((key) => key.startsWith('__react'))
  }, selector)
}

export async function consoleItem(page: Page, role: string, icon: string): Promise<void> {
  await press(page, '/', chip(role, '.chip-arrow'), '[role=menu]')
  await page.locator(`[role=menuitem]:has(${icon})`).click()
  await page.locator('[role=dialog] .dialog-body').waitFor()
  await page.locator('[role=dialog] [aria-busy=true]').waitFor({ state: 'detached' })
}

export async function showRegions(page: Page): Promise<void> {
  await consoleItem(page, 'ReadOnly', '.lucide-search')
  await page.getByRole('combobox').last().click()
  await page.getByRole('option').first().waitFor()
}

/** A region of another partition. */
export async function strangeRegion(page: Page): Promise<void> {
  await consoleItem(page, 'ReadOnly', '.lucide-search')
  const fields = page.getByRole('dialog').locator('input.input')
  await fields.nth(1).fill('cn-north-1')
  await fields.first().fill('s3')
  await page.getByRole('dialog').locator('[aria-invalid=true]').waitFor()
}

export async function otherAccount(page: Page): Promise<void> {
  await consoleItem(page, 'ReadOnly', '.lucide-search')
  await page.getByRole('dialog').locator('input.input').first().fill(`arn:aws:sqs:eu-west-1:${finance}:x`)
  await page.locator('[role=dialog] [role=status] a').waitFor()
}

/** A browser that keeps no cookies, from here on. */
export async function withoutCookies(page: Page): Promise<void> {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }))
  await page.goto('/signin')
  await page.locator('.banner').first().waitFor()
}

export async function openKeys(page: Page, role: string): Promise<void> {
  const keys = chip(role, 'button:has(+ .star)')
  await press(page, '/', keys, '[role=dialog]')
}

export async function runsKeys(page: Page): Promise<void> {
  await openKeys(page, 'ReadOnly')
  await page.getByRole('timer').first().waitFor()
  await page.goto('/')
  await page.locator('.active-strip, [role=timer]').first().waitFor()
}

export async function narrowKeys(page: Page): Promise<void> {
  await openKeys(page, 'Developer')
  await page.getByRole('timer').first().waitFor()
  const dialog = page.getByRole('dialog')
  await dialog.locator('summary').first().click()
  await dialog.locator('select[name=service]').selectOption('s3')
  await dialog.locator('.code-head button').click()
  await page.locator('.dialog-foot .btn-primary').click()
}

export async function addRoles(page: Page): Promise<void> {
  await openKeys(page, 'ReadOnly')
  await page.getByRole('timer').first().waitFor()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('tab').nth(3).click()
  for (const tab of await dialog.getByRole('tab').all()) {
    await tab.click()
    if ((await dialog.locator('.candidates').count()) > 0) break
  }
  const roles = dialog.locator('details', { has: page.locator('.candidates') })
  await roles.locator('summary').click()
  await roles.getByRole('checkbox').first().check()
  await roles.getByRole('checkbox').nth(1).check()
  const add = roles.locator('button.btn').first()
  await add.click()
  await roles.locator('[aria-invalid=true]').fill('To see whether it is translated')
  await add.click()
  await roles.locator('[id].min-w-0').nth(1).waitFor()
  await expect(roles.locator('.spinner, [aria-busy=true]')).toHaveCount(0)
}

export async function furtherFormats(page: Page): Promise<void> {
  await openKeys(page, 'ReadOnly')
  await page.getByRole('timer').first().waitFor()
  await page.locator('.tab-row > button').click()
  await page.getByRole('menu').waitFor()
}

export async function unfitKeys(page: Page): Promise<void> {
  await openKeys(page, 'PowerUser')
  await page.locator('.dialog-foot .btn-primary').click()
  await page.locator('[aria-invalid=true]').first().waitFor()
}

export async function endedKeys(page: Page): Promise<void> {
  await page.clock.install()
  await openKeys(page, 'ReadOnly')
  await page.getByRole('timer').first().waitFor()
  await page.clock.fastForward('13:00:00')
  await page.getByRole('timer').first().waitFor({ state: 'detached' })
}

export async function pageMenu(page: Page): Promise<void> {
  await press(page, `/go/${payments}/Developer`, '.btn-arrow', '[role=menu]')
}

export async function refusedKeys(page: Page): Promise<void> {
  const keys = `[data-entitlement="${guarded}/Guarded"] button:has(+ .star)`
  await press(page, `/?q=${guarded}`, keys, '[role=dialog]')
  await page.locator('.code-field').fill('000000')
  await page.locator('.dialog-foot .btn-primary').click()
  await page.locator('[role=dialog] [role=alert]').waitFor()
}

export async function deniedKeys(page: Page): Promise<void> {
  await registerTrust(fraud, 'Developer', strangersOnly(fraud))
  const keys = `[data-entitlement="${fraud}/Developer"] button:has(+ .star)`
  await press(page, `/?q=${fraud}`, keys, '[role=dialog]')
  await page.locator('[role=dialog] [role=alert]').waitFor()
}

export async function deniedConsole(page: Page): Promise<void> {
  await page.goto(`/go/${fraud}/Developer`)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL('**/refused?**')
}

export async function confirmedKeys(page: Page): Promise<void> {
  const keys = `[data-entitlement="${alliance}/ReadOnly"] button:has(+ .star)`
  await press(page, `/?q=${alliance}`, keys, '[role=dialog]')
  await page.locator('[role=dialog] [role=alert]').waitFor()
}

export async function auditRecord(page: Page, filter: string): Promise<void> {
  await page.goto(`/admin/audit?${filter}`)
  await page.locator('.audit-link').first().click()
  await page.getByRole('complementary').waitFor()
}

/** Of a role that no other spec takes keys of, and where Brevet does not write. */
export async function standingRevocation(page: Page): Promise<void> {
  const { id, name } = accounts.find(({ alias }) => alias === 'pay-fraud-staging') ?? { id: '', name: '' }
  await page.goto(`/admin/revoke/confirm?role=${id}/PowerUser`)
  await page.locator('#confirm').fill(name)
  await page.locator('input[name=reason]').fill('To see whether it is translated')
  await page.locator('main form button[type=submit]').click()
  await page.locator('.revocation-entry').first().waitFor()
}

/** Asked, and not done. */
export async function signOutOfAna(page: Page): Promise<void> {
  await page.goto('/admin/sessions?person=ana')
  await page.locator('.person-end > summary').first().click()
  await page.locator('.person-end button[type=submit]').first().waitFor()
}
