import type { Browser, Page } from '@playwright/test'
import { awsOrigin, expect, pickPerson, portalOrigin, test } from '../fixtures'
import { sendS3 } from '../stack/aws/fixture/s3-client'
import type { Person } from '../stack/people'
import { createAccounts } from '../stack/seed/accounts'
import { accountIdOf } from '../stack/seed/broker'
import { recordAttack, recordControl } from './tally'

const family = 'AWS revocation'
const accounts = createAccounts()
/** Brevet may write there; no other spec takes keys of this role. */
const account = accountIdOf(accounts, 'pay-cards-dev')
const role = `${account}/Developer`
const confirm = 'Payments cards development'
const honest = { role, confirm, reason: 'To see that it works' }

/** A browser of its own, in which this person is signed in; with null, nobody. */
async function browserOf(browser: Browser, key: Person['key'] | null): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: portalOrigin() })).newPage()
  if (key === null) return page
  await page.goto('/auth/corp/start')
  await pickPerson(page, key)
  await page.waitForURL((url) => url.origin === portalOrigin() && !url.pathname.startsWith('/auth/'))
  return page
}

interface Answer {
  readonly status: number
  readonly location: string
  readonly text: string
}

async function send(
  page: Page,
  path: string,
  body: object | URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
) {
  const form = body instanceof URLSearchParams ? Object.fromEntries(body) : null
  const response = await page.request.fetch(path, {
    method: 'POST',
    maxRedirects: 0,
    headers: { origin: portalOrigin(), ...headers },
    ...(form ? { form } : { data: body }),
  })
  return { status: response.status(), location: response.headers()['location'] ?? '', text: await response.text() }
}

/** What stands on the role, as an administrator sees it. */
async function standing(page: Page): Promise<readonly string[]> {
  const { roles } = await (await page.request.get('/api/v1/revocations')).json()
  const own = roles.filter(
    ({ role: { accountId, name } }: { role: { accountId: string; name: string } }) => `${accountId}/${name}` === role,
  )
  return own.flatMap(({ revocations }: { revocations: readonly { id: string }[] }) => revocations.map(({ id }) => id))
}

async function lift(page: Page, id: string): Promise<Answer> {
  return send(page, '/admin/revoke/lift', new URLSearchParams({ id }))
}

/** AWS is asked by Brevet for nothing else at this address. */
async function policiesWritten(): Promise<number> {
  const { events } = await (await fetch(`${awsOrigin()}/_aws/events`)).json()
  const names = events.map(({ eventName, callerArn = '' }: { eventName: string; callerArn?: string }) =>
    callerArn.includes(`:${account}:`) ? eventName : '',
  )
  return names.filter((name: string) => name === 'PutRolePolicy' || name === 'DeleteRolePolicy').length
}

test.describe.configure({ mode: 'serial' })

test('an administrator who types the name revokes, by form and by the API, and lifts', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const answers = [
    await send(page, '/api/v1/revocations', honest),
    await send(page, '/admin/revoke/apply', new URLSearchParams(honest)),
  ]
  expect.soft(answers.map(({ status }) => status)).toEqual([200, 303])
  const ids = await standing(page)
  expect(ids).toHaveLength(2)
  recordControl(family, 'an administrator revokes by the API', answers[0]?.status === 200)
  recordControl(family, 'an administrator revokes by the form', answers[1]?.location.includes('done=brv-') ?? false)
  const lifted = await Promise.all(ids.slice(0, 1).map((id) => lift(page, id)))
  const removed = await page.request.delete(`/api/v1/revocations/${ids[1]}`, { headers: { origin: portalOrigin() } })
  recordControl(family, 'an administrator lifts', lifted[0]?.location.endsWith('lifted=1') === true && removed.ok())
  expect(await standing(page)).toEqual([])
})

test('nobody else revokes, lifts, or learns what stands', async ({ browser }) => {
  const ana = await browserOf(browser, 'ana')
  expect((await send(ana, '/api/v1/revocations', honest)).status).toBe(200)
  const [id = ''] = await standing(ana)
  const before = await policiesWritten()
  for (const key of ['ben', 'cleo', 'eve', null] as const) {
    const who = key ?? 'nobody'
    const page = await browserOf(browser, key)
    const unknown = await page.goto('/admin/no-such-page')
    const missing = await page
      .locator('main')
      .textContent()
      .catch(() => '')
    for (const path of [
      '/admin/revoke',
      `/admin/revoke/confirm?role=${role}`,
      `/admin/revoke/confirm?role=999999999999/X`,
    ]) {
      const shown = await page.goto(path)
      const same =
        shown?.status() === unknown?.status() &&
        (await page
          .locator('main')
          .textContent()
          .catch(() => '')) === missing
      expect.soft(same, `${who} ${path}`).toBe(true)
      recordAttack(family, `${who} opens ${path}`, !same)
    }
    const tries: readonly (readonly [string, () => Promise<{ status: number; location: string }>])[] = [
      ['revokes by the API', () => send(page, '/api/v1/revocations', honest)],
      ['revokes by the form', () => send(page, '/admin/revoke/apply', new URLSearchParams(honest))],
      ['lifts by the form', () => lift(page, id)],
    ]
    for (const [what, attempt] of tries) {
      const { status, location } = await attempt()
      const accepted = status === 200 || location.includes('done=') || location.includes('lifted=')
      expect.soft(accepted, `${who} ${what}: ${status} ${location}`).toBe(false)
      recordAttack(family, `${who} ${what}`, accepted)
    }
    const removed = await page.request.delete(`/api/v1/revocations/${id}`, { headers: { origin: portalOrigin() } })
    const listed = await page.request.get('/api/v1/revocations')
    expect.soft([removed.status(), listed.status()], who).toEqual(key ? [404, 404] : [401, 401])
    recordAttack(family, `${who} lifts by the API`, removed.ok())
    recordAttack(family, `${who} reads what stands`, listed.ok())
    await page.context().close()
  }
  expect(await standing(ana)).toEqual([id])
  expect(await policiesWritten()).toBe(before)
  await lift(ana, id)
})

test('no other site makes an administrator revoke or lift', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  expect((await send(page, '/api/v1/revocations', honest)).status).toBe(200)
  const [id = ''] = await standing(page)
  const before = await policiesWritten()
  const origins: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: `${portalOrigin()}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of origins) {
    const answers = [
      await send(page, '/api/v1/revocations', honest, headers),
      await send(page, '/admin/revoke/apply', new URLSearchParams(honest), headers),
      await send(page, '/admin/revoke/lift', new URLSearchParams({ id }), headers),
    ]
    const accepted = answers.some(({ status, location }) => status === 200 || /done=|lifted=/.test(location))
    expect.soft(accepted, JSON.stringify(headers)).toBe(false)
    recordAttack(family, `another site, ${JSON.stringify(headers)}`, accepted)
  }
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH'] as const) {
    const path = `/admin/revoke/apply?${new URLSearchParams(honest)}`
    const { status } = await page.request
      .fetch(path, { method, maxRedirects: 0 })
      .then((answer) => ({ status: answer.status() }))
    expect.soft(status, method).not.toBe(303)
    recordAttack(family, `by ${method}`, status === 303)
  }
  expect(await standing(page)).toEqual([id])
  expect(await policiesWritten()).toBe(before)
  await lift(page, id)
})

test('what is not known, not typed or not a name revokes nothing', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const before = await policiesWritten()
  const attempts: readonly (readonly [string, object])[] = [
    ['another name', { ...honest, confirm: 'Payments production' }],
    ['the name in another case', { ...honest, confirm: confirm.toLowerCase() }],
    ['the name with a letter that looks alike', { ...honest, confirm: confirm.replace('a', 'а') }],
    ['the account’s id in place of its name', { ...honest, confirm: account }],
    ['no name', { ...honest, confirm: '' }],
    ['no reason', { ...honest, reason: '' }],
    ['an account that nobody knows', { ...honest, role: '999999999999/Developer' }],
    ['a role that nobody knows', { ...honest, role: `${account}/Nobody` }],
    ['the role that writes', { ...honest, role: `${account}/BrevetRevocation` }],
    ['a wildcard for a role', { ...honest, role: `${account}/*` }],
    ['a path in a role', { ...honest, role: `${account}/../Developer` }],
    ['an ARN for a role', { ...honest, role: `arn:aws:iam::${account}:role/Developer` }],
    ['a quote in a role', { ...honest, role: `${account}/Developer' --x` }],
    ['a wildcard for a person', { ...honest, source: 'corp', subject: '*' }],
    ['a policy variable for a person', { ...honest, source: 'corp', subject: `\${aws:userid}` }],
    ['JSON in a person', { ...honest, source: 'corp', subject: '"]},{"Effect":"Allow"' }],
    ['a person of another source', { ...honest, source: 'partners', subject: 'u-1002' }],
    ['a person without a source', { ...honest, subject: 'u-1002' }],
    ['nobody and nothing', { confirm, reason: honest.reason }],
    ['an instant of its own', { ...honest, issuedBefore: '2099-01-01T00:00:00Z' }],
    ['a list of roles', { ...honest, role: [role] }],
    ['a null byte in the reason', { ...honest, reason: 'lost\u0000' }],
  ]
  for (const [what, body] of attempts) {
    const { status, text } = await send(page, '/api/v1/revocations', body)
    expect.soft([400, 404], `${what}: ${text}`).toContain(status)
    recordAttack(family, what, status === 200)
  }
  for (const id of ['', 'x', '../1', '%00', 'a'.repeat(5000)]) {
    const { location } = await lift(page, id)
    expect.soft(location, id).toContain('/refused?')
    recordAttack(family, `lifts ${id.slice(0, 8) || 'nothing'}`, location.includes('lifted=1'))
  }
  expect(await standing(page)).toEqual([])
  expect(await policiesWritten()).toBe(before)
})

test('a person whose name is hostile is cut alone, and widens nothing', async ({ signedInAs, browser }) => {
  const lab = accountIdOf(accounts, 'sandbox-lab-02')
  const eve = await browserOf(browser, 'eve')
  const keys = await send(eve, '/api/v1/credentials', { entitlement: `${lab}/Developer` })
  expect(keys.status).toBe(200)
  expect((await sendS3(awsOrigin(), JSON.parse(keys.text), { path: '/' })).status).toBe(200)
  const page = await signedInAs('ana')
  const subject = `eve'"><svg onload=alert(1)>`
  const name = accounts.find(({ id }) => id === lab)?.name ?? ''
  const wish = { source: 'corp', subject, role: `${lab}/Developer`, confirm: name, reason: 'A hostile name' }
  const { status, text } = await send(page, '/api/v1/revocations', wish)
  expect(status, text).toBe(200)
  const { roles } = await (await page.request.get('/api/v1/revocations')).json()
  const found = roles.find(({ role: { accountId } }: { role: { accountId: string } }) => accountId === lab)
  const [policy] = /\{"Version".*\}/.exec(found.script) ?? []
  const { Statement } = JSON.parse(policy ?? '')
  const widened = Statement.some(({ Condition }: { Condition: Record<string, Record<string, string | string[]>> }) => {
    const values = Object.entries(Condition).flatMap(([operator, keys]) =>
      operator === 'DateLessThan' ? [] : Object.values(keys).flat(),
    )
    return values.length === 0 || !values.every((value) => /^(\*:)?eve\+[\w+=,.@-]{1,60}$/.test(value))
  })
  expect(widened).toBe(false)
  recordAttack(family, 'a hostile name widens the policy', widened)
  recordControl(family, 'a person with a hostile name is revoked', status === 200)
  for (const { id } of found.revocations) await lift(page, id)
})
