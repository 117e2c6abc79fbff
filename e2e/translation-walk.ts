import type { Page } from '@playwright/test'
import {
  addRoles,
  alliance,
  auditRecord,
  chip,
  confirmedKeys,
  consoleItem,
  deniedConsole,
  deniedKeys,
  endedKeys,
  finance,
  furtherFormats,
  guarded,
  narrowKeys,
  openKeys,
  otherAccount,
  pageMenu,
  payments,
  press,
  refusedKeys,
  runsKeys,
  showRegions,
  signOutOfAna,
  standingRevocation,
  strangeRegion,
  unfitKeys,
  withoutCookies,
} from './portal-screens'

/** Something that the portal shows: how to get there, whatever language it speaks. */
export interface Stop {
  readonly name: string
  readonly show: (page: Page) => Promise<unknown>
}

/** What whoever has not signed in may see. */
export const publicStops: readonly Stop[] = [
  path('/signin?returnTo=/go/111122223333/ReadOnly?service=s3'),
  path('/signin?signedout=here'),
  path('/signin?signedout=idp'),
  path('/signin?unknown=1&returnTo=/help'),
  path('/help'),
  path('/refused?code=sign_in_state_mismatch&reference=brv-7K2Q-94TD'),
  path('/no/such/page'),
  { name: 'a browser without cookies', show: withoutCookies },
]

/** Somebody with a few roles: the list and everything that opens from it. */
export const listStops: readonly Stop[] = [
  { name: 'home with what runs', show: runsKeys },
  path('/?q=paymnets+prod'),
  path('/?q=fraud&env=Sandbox'),
  path('/?q=nothingatall'),
  path('/?group=tag:team'),
  opened('the account menu', '/', '.account-button', '[role=menu]'),
  opened('the menu of groups', '/', '.group-button', '[role=menu]'),
  opened('the menu of an account', '/', '.account-more button', '[role=menu]'),
  opened('the menu of the console', '/', chip('ReadOnly', '.chip-arrow'), '[role=menu]'),
  { name: 'another place of the console', show: (page) => consoleItem(page, 'ReadOnly', '.lucide-search') },
  { name: 'a region that is none here', show: strangeRegion },
  { name: 'a place in another account', show: otherAccount },
  { name: 'the link to copy', show: (page) => consoleItem(page, 'ReadOnly', '.lucide-link') },
  { name: 'the sign-in link', show: (page) => consoleItem(page, 'ReadOnly', '.lucide-ticket') },
  { name: 'the questions of a sign-in link', show: (page) => consoleItem(page, 'PowerUser', '.lucide-ticket') },
  { name: 'the regions', show: showRegions },
  { name: 'the palette', show: (page) => palette(page, '') },
  { name: 'the palette with roles', show: (page) => palette(page, 'prod-pay ro s3 eu') },
  { name: 'the palette with nothing', show: (page) => palette(page, 'zzzzqqqq') },
  { name: 'the keys of the keyboard', show: shortcuts },
]

/** The keys dialog in its states. */
export const keysStops: readonly Stop[] = [
  { name: 'keys', show: (page) => openKeys(page, 'Developer') },
  { name: 'keys, narrowed and revealed', show: narrowKeys },
  { name: 'keys, with other roles for the file', show: addRoles },
  { name: 'keys, with further formats', show: furtherFormats },
  { name: 'keys, unfit answers', show: unfitKeys },
  { name: 'keys that AWS refuses', show: deniedKeys },
  { name: 'the page of a refusal', show: deniedConsole },
  { name: 'keys, ended', show: endedKeys },
]

/** The pages of a role, and of links. */
export const pageStops: readonly Stop[] = [
  path(`/roles/${payments}/ReadOnly`),
  path(`/roles/${payments}/PowerUser`),
  path('/sessions'),
  path('/sessions?ended=1'),
  path('/sessions?ended=0'),
  path('/help'),
  path('/go'),
  path('/go?to=hello'),
  path('/go?service=s3'),
  path('/go/pay-prod?choose=1'),
  path('/go/nowhere'),
  path(`/go/${payments}/ReadOnly?to=%2Fs3%2Fhome&duration=2h`),
  path(`/go/${payments}/Developer?region=us-madeup-9`),
  path(`/go/${payments}/Developer?region=cn-north-1`),
  path(`/go/${payments}/PowerUser`),
  { name: 'the menu of the page of a link', show: pageMenu },
  path(`/refused?code=not_entitled&role=${payments}/ReadOnly`),
]

/** Somebody with no role. */
export const emptyStops: readonly Stop[] = [path('/'), path('/help'), path('/sessions')]

/** An administrator: set-up, audit, and roles by other methods. */
export const adminStops: readonly Stop[] = [
  path('/?q=sandbox+lab'),
  { name: 'keys with a code that AWS refuses', show: refusedKeys },
  { name: 'keys that AWS refuses, to an administrator', show: deniedKeys },
  { name: 'the page of a refusal, to an administrator', show: deniedConsole },
  path('/admin/setup'),
  ...['web-identity', 'saml', 'assume-role', 'federation-token', 'session-token'].flatMap((method, place) =>
    ['cloudformation', 'terraform', 'cli', 'json']
      .filter((_, format) => place === 0 || format === place % 4)
      .map((format) => path(`/admin/setup/${payments}?method=${method}&format=${format}`)),
  ),
  path(`/admin/setup/222211110000`),
  path(`/admin/setup/222211110000?subject=u-1001&subject=u-*`),
  path(`/admin/setup/${alliance}`),
  path('/admin/revoke?person=nobody&done=brv-0000-0000&failed=2&signedOut=1'),
  path('/admin/revoke?lifted=1&account=pay-prod&role=ReadOnly'),
  path(`/admin/revoke/confirm?role=${payments}/ReadOnly`),
  { name: 'a revocation that stands', show: standingRevocation },
  path('/admin/sessions?person=ana'),
  path('/admin/sessions?person=nobody&ended=0'),
  { name: 'somebody to be signed out', show: signOutOfAna },
  path('/admin/audit'),
  path('/admin/audit?action=sign-in&from=2026-01-01&outcome=won'),
  path('/admin/audit?person=nobody&reference=x'),
  { name: 'a record of the audit', show: (page) => auditRecord(page, 'action=keys&outcome=succeeded') },
  { name: 'a refusal in the audit', show: (page) => auditRecord(page, 'action=keys&outcome=refused') },
  { name: 'a sign-in in the audit', show: (page) => auditRecord(page, 'action=sign-in') },
  path(`/go/${guarded}/Guarded`),
  path(`/go/${finance}/ReadOnly`),
  path(`/roles/${finance}/ReadOnly`),
  path(`/roles/${guarded}/Guarded`),
]

/** What people see most, to be judged as a whole. */
export const mainStops: readonly Stop[] = [
  ...listStops.slice(0, 2),
  opened('the account menu', '/', '.account-button', '[role=menu]'),
  ...keysStops.slice(0, 1),
  ...pageStops.slice(1, 3),
  path('/help'),
  path(`/go/${payments}/PowerUser`),
  path('/go'),
]

/** Somebody whose company has to confirm. */
export const confirmStops: readonly Stop[] = [
  path(`/confirm?returnTo=/go/${alliance}/ReadOnly`),
  path('/confirm?returnTo=/&visible=1'),
  { name: 'keys that the company must confirm', show: confirmedKeys },
]

/** Documents that a browser leaves at once, and answers that scripts read; with the form or body that asks for them. */
export const answers: readonly (readonly [address: string, body: string])[] = [
  ['/signin/find', 'email=ben@corp.example'],
  [`/go/${finance}/ReadOnly/open?way=saml`, ''],
  ['/api/v1/nothing', '{}'],
  ['/api/v1/credentials', '{}'],
  ['/api/v1/credentials', JSON.stringify({ entitlement: '999999999999/ReadOnly' })],
  ['/api/v1/credentials', JSON.stringify({ entitlement: `${guarded}/Guarded`, mfaCode: '000000' })],
]

/** Runs in the browser, which says its language. The text of an answer, that of JSON as a document. */
export async function ask([address, body]: readonly [string, string]): Promise<string> {
  const isJson = address.startsWith('/api/')
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded'
  const answer = await fetch(address, { method: 'POST', body, headers: { 'content-type': type } })
  if (!isJson) return answer.text()
  const { title, detail } = await answer.json()
  return `<p>${title}</p><p>${detail}</p>`
}

function path(address: string): Stop {
  return { name: address, show: (page) => page.goto(address) }
}

async function palette(page: Page, line: string): Promise<void> {
  await page.goto('/')
  await page.locator('.palette-button').click()
  await page.locator('.palette [role=combobox]').fill(line)
  await page.locator('.palette-list, .palette-remark:not(:empty)').first().waitFor()
}

async function shortcuts(page: Page): Promise<void> {
  await page.goto('/help')
  await page.locator('h1').click()
  await page.keyboard.press('?')
  await page.locator('[role=dialog]').waitFor()
}

function opened(name: string, address: string, button: string, what: string): Stop {
  return { name, show: (page) => press(page, address, button, what) }
}
