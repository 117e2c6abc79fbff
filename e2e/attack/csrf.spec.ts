import { createServer, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '../fixtures'
import { type OwnStack, test } from '../own-stack'
import { type Act, bodyOf, routes } from './routes'
import { recordAttack, recordControl } from './tally'
import { ask, served } from './verdict'
import { type Outcome, type Wire, wireTo } from './wire'

/** Everything of the portal that changes something, or hands something out, with a session or without. */
const changes: readonly Act[] = Object.values(routes)
  .flatMap(({ acts }) => acts)
  .filter(({ isChange }) => isChange)

const family = 'Requests at the word of another site'

/** What ben has, as the portal says it, and what AWS was asked for him. */
interface State {
  readonly me: number
  readonly signIns: number
  readonly awsSessions: number
  readonly favourites: readonly string[]
  readonly callsOfAws: number
}

async function stateOf(own: OwnStack, wire: Wire, session: string): Promise<State> {
  const read = async (path: string) => wire.send({ path, headers: { cookie: `brevet-session=${session}` } })
  const { signIns, awsSessions } = JSON.parse((await read('/api/v1/sessions')).body)
  const { favourites } = JSON.parse((await read('/api/v1/entitlements/table')).body)
  return {
    me: (await read('/api/v1/me')).status,
    signIns: signIns.length,
    awsSessions: awsSessions.length,
    favourites,
    callsOfAws: (await own.events()).length,
  }
}

/** The rows of ben that say something happened: nothing must have. */
async function rowsOfBen(wire: Wire, auditor: string): Promise<readonly string[]> {
  const { body } = await wire.send({ path: '/api/v1/audit?person=ben', headers: wire.asPage(auditor) })
  const { rows } = JSON.parse(body)
  return rows
    .map(({ event }: { readonly event: { readonly action: string; readonly outcome: string } }) => event)
    .filter(({ outcome }: { readonly outcome: string }) => outcome !== 'refused')
    .map(({ action, outcome }: { readonly action: string; readonly outcome: string }) => `${action} ${outcome}`)
}

function elsewhere(origin: string): ReadonlyArray<readonly [name: string, headers: OutgoingHttpHeaders]> {
  const { port, hostname } = new URL(origin)
  return [
    ['evil', { origin: 'https://evil.example' }],
    [
      'evil, by host and proxy too',
      { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    ],
    ['null', { origin: 'null' }],
    ['empty', { origin: '' }],
    ['none', {}],
    ['none, with a referrer of ours', { referer: `${origin}/` }],
    ['a host below ours', { origin: `http://evil.${hostname}:${port}` }],
    ['a host that ends as ours', { origin: `http://evil${hostname}:${port}` }],
    ['a host that begins as ours', { origin: `${origin}.evil.example` }],
    ['another port', { origin: `http://${hostname}:${Number(port) + 1}` }],
    ['no port', { origin: `http://${hostname}` }],
    ['another scheme', { origin: `https://${hostname}:${port}` }],
    ['an address of ours by number', { origin: `http://127.0.0.1:${port}` }],
    ['two', { origin: `${origin}, ${origin}` }],
    ['capitals', { origin: origin.toUpperCase() }],
    ['a slash more', { origin: `${origin}/` }],
    ['a name before', { origin: origin.replace('//', '//evil@') }],
    ['ours, but across sites', { origin, 'sec-fetch-site': 'cross-site' }],
    ['ours, but of a neighbour', { origin, 'sec-fetch-site': 'same-site' }],
    ['ours, but by nobody', { origin, 'sec-fetch-site': 'none' }],
  ]
}

function isRefused({ status, location }: Outcome): boolean {
  return status === 403 || (status === 303 && location.includes('/refused?code=origin_refused'))
}

test('nothing changes at the word of another site, whatever it says of itself', async ({ own }) => {
  const wire = wireTo(own.origin)
  const [ben, , cleo] = [await wire.sessionOf('ben'), await wire.sessionOf('ben'), await wire.sessionOf('cleo')]
  const [before, rows] = [await stateOf(own, wire, ben), await rowsOfBen(wire, cleo)]
  expect(rows).toContain('sign-in succeeded')
  for (const act of changes) {
    for (const [name, headers] of elsewhere(own.origin)) {
      const outcome = await ask(wire, act, { cookie: `brevet-session=${ben}`, ...headers })
      const what = `${act.method} ${act.path} from ${name}`
      recordAttack(family, what, !isRefused(outcome))
      expect.soft(isRefused(outcome), `${what}: ${outcome.status} ${outcome.location}`).toBe(true)
      expect.soft(outcome.headers['set-cookie'], what).toBeUndefined()
    }
  }
  expect(await stateOf(own, wire, ben)).toEqual(before)
  expect(await rowsOfBen(wire, cleo)).toEqual(rows)
})

/** What a form of another site can say, and what no page of ours does. */
const bodies: ReadonlyArray<readonly [type: string | null, write: (fields: object) => string]> = [
  ['text/plain', (fields) => JSON.stringify(fields)],
  ['text/plain; application/json', (fields) => JSON.stringify(fields)],
  ['application/x-www-form-urlencoded', (fields) => JSON.stringify(fields)],
  ['application/x-www-form-urlencoded', (fields) => `${JSON.stringify({ ...fields, x: '' }).slice(0, -2)}=x"}`],
  [
    'multipart/form-data; boundary=x',
    (fields) => `--x\r\ncontent-disposition: form-data; name="x"\r\n\r\n${JSON.stringify(fields)}\r\n--x--`,
  ],
  ['application/jsonp', (fields) => JSON.stringify(fields)],
  ['application/csp-report', (fields) => JSON.stringify(fields)],
  [null, (fields) => JSON.stringify(fields)],
]

test('what expects JSON takes nothing else, from our own pages either', async ({ own }) => {
  const wire = wireTo(own.origin)
  const ben = await wire.sessionOf('ben')
  const before = await stateOf(own, wire, ben)
  for (const { method, path, json } of changes) {
    if (!json) continue
    for (const [type, write] of bodies) {
      const headers = wire.asPage(ben, type === null ? {} : { 'content-type': type })
      const outcome = await wire.send({ method, path, headers, body: write(json) })
      const what = `${method} ${path} as ${type}`
      recordAttack(family, what, outcome.status !== 400)
      expect.soft(outcome.status, what).toBe(400)
    }
  }
  expect(await stateOf(own, wire, ben)).toEqual(before)
})

test('a page of another site that a person has open changes nothing', async ({ own, page }) => {
  const wire = wireTo(own.origin)
  await own.signIn(page, 'ben')
  const cookies = await page.context().cookies(own.origin)
  const ben = cookies.find(({ name }) => name === 'brevet-session')?.value ?? ''
  const [before, looks] = [await stateOf(own, wire, ben), await looksOf(wire, ben)]
  const evil = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>evil</p>'))
  await new Promise<void>((resolve) => evil.listen(0, resolve))
  const { port } = evil.address() as AddressInfo
  const requests = changes.map((act) => ({ method: act.method, url: own.origin + act.path, ...bodyOf(act) }))
  // On the same site, the browser brings the cookie; on another, it does not.
  for (const host of ['localhost', '127.0.0.1']) {
    await page.goto(`http://${host}:${port}/`)
    await page.evaluate(attackFromPage, requests)
    const answered = page.waitForResponse((response) => response.url().endsWith('/signout'))
    await page.evaluate(postForm, `${own.origin}/signout`)
    await answered
    await page.waitForURL(/refused/)
  }
  evil.close()
  const after = await stateOf(own, wire, ben)
  recordAttack(family, 'a page of another site', JSON.stringify(after) !== JSON.stringify(before))
  expect(after).toEqual(before)
  expect(await looksOf(wire, ben)).toEqual(looks)
})

/** How the portal looks to somebody: to ask for a language that is none changes nothing, and answers with all. */
async function looksOf(wire: Wire, session: string): Promise<unknown> {
  const headers = wire.asPage(session, { 'content-type': 'application/json' })
  const { body } = await wire.send({ method: 'PATCH', path: '/api/v1/preferences', headers, body: '{"language":null}' })
  return JSON.parse(body)
}

/** Runs in the browser: each change as far as a page may ask for it without being asked first, and as far as it may not. */
async function attackFromPage(
  requests: ReadonlyArray<{
    readonly method: string
    readonly url: string
    readonly type: string
    readonly body: string
  }>,
): Promise<void> {
  for (const { method, url, type, body } of requests) {
    const simple = { method: 'POST', mode: 'no-cors', credentials: 'include', body } as const
    await fetch(url, simple).catch(() => null)
    await fetch(url, { ...simple, headers: { 'content-type': type } }).catch(() => null)
    await fetch(url, { method, credentials: 'include', headers: { 'content-type': type }, body }).catch(() => null)
    navigator.sendBeacon(url, body)
  }
}

/** Runs in the browser. */
function postForm(url: string): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action: url })
  document.body.append(form)
  form.submit()
}

test('each of these changes is made at the word of our own pages', async ({ own }) => {
  const wire = wireTo(own.origin)
  const ben = await wire.sessionOf('ben')
  for (const act of changes.filter(
    ({ path }) => !/signout|export|token|revo|admin|received/.test(path) && !path.endsWith('A'),
  )) {
    const outcome = await ask(wire, act, wire.asPage(ben))
    recordControl(family, `${act.method} ${act.path}`, served(outcome))
    expect.soft(served(outcome), `${act.method} ${act.path}: ${outcome.status} ${outcome.location}`).toBe(true)
  }
  const out = await ask(wire, { method: 'POST', path: '/signout', form: {} }, wire.asPage(ben))
  expect(out.location).not.toContain('/refused')
  expect((await wire.send({ path: '/api/v1/me', headers: wire.asPage(ben) })).status).toBe(401)
})
