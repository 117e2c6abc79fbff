import { readdirSync, readFileSync } from 'node:fs'
import type { BrowserContext, Page, Response } from '@playwright/test'
import { expect, portalOrigin, test as shared, signIn } from '../fixtures'
import { ownAccounts, test as owned } from '../own-stack'
import { post } from '../portal-calls'
import type { Exchanged } from '../stack/recorder'
import { recordAttack, recordControl } from './tally'

/**
 * A whole run: signing in, keys, consoles, refusals, refusals of AWS that echo, every page, exports. Every secret that went over a wire
 * is then looked for in whatever anybody can read afterwards.
 */
const family = 'Canary secrets'

type Secrets = ReadonlyMap<string, string>
type Places = ReadonlyMap<string, string>

const keysPath = '/api/v1/credentials'
const consolePath = '/api/v1/console'

/** Fields of forms, members of JSON and elements of XML that are secret, wherever they are exchanged. */
const secretNames = [
  ...['id_token', 'access_token', 'refresh_token', 'code', 'code_verifier', 'client_secret'],
  ...['WebIdentityToken', 'SAMLAssertion', 'SecretAccessKey', 'SessionToken', 'SigninToken', 'sessionKey'],
]

function secretsOf(exchanges: readonly Exchanged[]): Map<string, string> {
  const found = new Map<string, string>()
  const keep = (name: string, value: string | null | undefined) => {
    if (value && value.length >= 16) found.set(`${name} ${found.size}`, value)
  }
  for (const { path, authorization, sent, answered } of exchanges) {
    const query = new URL(path, 'http://localhost').searchParams
    keep('client authentication', /^Basic (.+)$/.exec(authorization)?.[1])
    for (const name of secretNames) {
      keep(name, new URLSearchParams(sent).get(name))
      keep(name, query.get(name))
      for (const text of [answered, query.get('Session') ?? '']) {
        for (const [, value] of text.matchAll(new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`, 'g'))) keep(name, value)
        for (const [, value] of text.matchAll(new RegExp(`<${name}>([^<]+)</${name}>`, 'g'))) keep(name, value)
      }
    }
  }
  return found
}

/** The forms in which a text may stand somewhere. A JWT counts without its signature as well, and a long text by its middle. */
function formsOf(secret: string): readonly string[] {
  const middle = secret.length > 120 ? [secret.slice(secret.length / 2 - 30, secret.length / 2 + 30)] : []
  const json = JSON.stringify(secret).slice(1, -1)
  const html = secret.replaceAll('&', '&amp;').replaceAll('+', '&#43;')
  const base64 = Buffer.from(secret).toString('base64').slice(0, -4)
  return [secret, encodeURIComponent(secret), json, html, base64, ...middle]
}

/** Looks every secret up in every place; a place without anything to read proves nothing. */
function expectNowhere(secrets: Secrets, places: Places, title: string): void {
  for (const [place, text] of places) {
    expect.soft(text.length, `${place} is empty`).toBeGreaterThan(0)
    const found = [...secrets].filter(([, secret]) => formsOf(secret).some((form) => text.includes(form)))
    recordAttack(family, `${title}: ${secrets.size} secrets in ${place}`, found.length > 0)
    expect
      .soft(
        found.map(([name]) => name),
        `${place} has secrets`,
      )
      .toEqual([])
  }
}

/** Keeps every answer that a page gets, and every address that it asks for. */
function watch(page: Page): { readonly answers: Response[]; readonly addresses: string[] } {
  const watched = { answers: [] as Response[], addresses: [] as string[] }
  page.on('response', (response) => watched.answers.push(response))
  page.on('request', (request) => watched.addresses.push(request.url()))
  return watched
}

/** The pages of somebody who may see everything, as HTML and as RSC payload, and what is answered around them. */
async function readPages(page: Page, origin: string, role: string, reference: string): Promise<Places> {
  const places = new Map<string, string>()
  const pages = [
    ...['/', '/sessions', '/help', '/admin/audit', '/admin/setup', `/admin/setup/${role.split('/')[0]}`],
    ...[`/roles/${role}`, `/go/${role}`, '/go', '/confirm', '/signin?manual=1', '/no/such/page'],
    ...[`/refused?code=sts_denied&reference=${reference}`, `/admin/audit?reference=${reference}`],
  ]
  const apis = ['me', 'entitlements', 'entitlements/table', 'sessions', 'aws-sessions', 'audit', 'preferences', 'none']
  const asked = [
    ...pages.flatMap((path) => [[path, {}] as const, [path, { rsc: '1' }] as const]),
    ...apis.map((name) => [`/api/v1/${name}`, {}] as const),
    ...['/.well-known/jwks.json', '/auth/corp/callback?code=wrong&state=wrong'].map((path) => [path, {}] as const),
  ]
  for (const [path, headers] of asked) {
    const answer = await page.request.get(`${origin}${path}`, { headers, maxRedirects: 0 })
    const told = `${JSON.stringify(answer.headers())}\n${await answer.text()}`
    places.set(`${'rsc' in headers ? 'RSC payload' : 'answer'} of ${path}`, told)
  }
  for (const format of ['csv', 'jsonl']) {
    const form = { format }
    const answer = await page.request.post(`${origin}/admin/audit/export`, { headers: { origin }, form })
    places.set(`audit as ${format}`, await answer.text())
  }
  return places
}

/** Whatever the browser has kept. The cookies of the portal are what they are: what is not theirs must not be in them. */
async function readBrowser(page: Page, context: BrowserContext): Promise<Places> {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = await window.caches?.keys()
    const stores = [{ ...localStorage }, { ...sessionStorage }, databases, caches ?? []]
    const rest = [window.history.state, window.name, document.title, performance.getEntries(), location.href]
    return JSON.stringify([stores, rest, Reflect.get(window, '__next_f'), document.documentElement.outerHTML])
  })
  const client = await context.newCDPSession(page)
  const history = JSON.stringify(await client.send('Page.getNavigationHistory'))
  return new Map([
    ['the browser', kept],
    ['the history', history],
  ])
}

/** Bodies of all answers but those that bring what was asked for. */
async function readAnswers(answers: readonly Response[]): Promise<string> {
  const others = answers.filter((answer) => ![keysPath, consolePath].some((path) => answer.url().endsWith(path)))
  const bodies = others.map(
    async (answer) => `${JSON.stringify(answer.headers())} ${await answer.text().catch(() => '')}`,
  )
  return (await Promise.all(bodies)).join('\n')
}

owned('what the portal was given, got and gave away is nowhere else afterwards', async ({ own, page, context }) => {
  const role = `${ownAccounts.regional.id}/ReadOnly`
  const canary = `canary${crypto.randomUUID()}`
  const watched = watch(page)
  await own.signIn(page, 'ana')
  const keys = (await own.post(page, keysPath, { entitlement: role })).body
  const opened = (await own.post(page, consolePath, { entitlement: role })).body
  await own.post(page, keysPath, { entitlement: '999999999999/ReadOnly' })
  await own.order({ kind: 'status', status: 403, code: 'AccessDenied', message: `echo ${canary} of it`, times: null })
  const refused = (await own.post(page, keysPath, { entitlement: role })).body
  await own.clearFaults()
  await page.goto(`${own.origin}/roles/${role}`)
  await page.goto(`${own.origin}/`)
  const cookies = await context.cookies(own.origin)

  const wire = secretsOf(own.wire())
  const secrets = new Map([
    ...wire,
    ...Object.entries(own.secrets),
    ['secret key as it was given', keys.secretAccessKey],
    ['session token as it was given', keys.sessionToken],
    ['sign-in token', new URL(opened.url).searchParams.get('SigninToken') ?? ''],
    ['session cookie', cookies.find(({ name }) => name.endsWith('brevet-session'))?.value ?? ''],
    ['echo of AWS', canary],
  ])
  const kinds = new Set([...secrets.keys()].map((name) => name.replace(/ \d+$/, '')))
  const expected = ['id_token', 'access_token', 'code', 'code_verifier', 'client authentication', 'WebIdentityToken']
  for (const kind of [...expected, 'SecretAccessKey', 'SessionToken', 'SigninToken', 'session cookie']) {
    recordControl(family, `${kind} was seen on the wire`, kinds.has(kind))
    expect(kinds, kind).toContain(kind)
  }
  for (const [name, secret] of secrets) expect(secret.length, name).toBeGreaterThanOrEqual(16)

  const isAnswer = (url: string) => url.includes('/auth/corp/callback') || !url.startsWith(own.origin)
  const records = own.records()
  expect(records).toContain(keys.accessKeyId)
  const places = new Map([
    ['log and database', records],
    ['addresses', watched.addresses.filter((url) => !isAnswer(url)).join('\n')],
    ['answers to the page', await readAnswers(watched.answers.filter((answer) => !isAnswer(answer.url())))],
    ...(await readPages(page, own.origin, role, refused.reference)),
    ...(await readBrowser(page, context)),
  ])
  expectNowhere(secrets, places, 'OpenID Connect')
  expectNowhere(secrets, new Map([['log and database at the end', own.records()]]), 'OpenID Connect')
})

shared(
  'assertions of a provider and of Brevet are nowhere afterwards, nor the keys they brought',
  async ({ page, context }) => {
    const secrets = new Map<string, string>()
    page.on('request', (request) => {
      const response = new URLSearchParams(request.postData() ?? '').get('SAMLResponse')
      if (response === null) return
      const xml = Buffer.from(response, 'base64').toString('utf8')
      secrets.set(`SAML response ${secrets.size}`, response)
      for (const [, value = ''] of xml.matchAll(/<(?:\w+:)?SignatureValue>([^<]+)</g))
        secrets.set(`signature of it ${secrets.size}`, value.replace(/\s/g, ''))
    })
    const watched = watch(page)
    await page.goto('/')
    await signIn(page, 'ana', 'Partner SSO (SAML)')
    const { entitlements } = await (await page.request.get('/api/v1/entitlements')).json()
    const methods = new Map<string, string>(
      entitlements.map(({ method, id }: { readonly method: string; readonly id: string }) => [method, id]),
    )
    for (const [method, entitlement] of methods) {
      const { status, body } = await post(page, keysPath, { entitlement })
      if (status !== 200) continue
      secrets.set(`secret key of ${method}`, body.secretAccessKey)
      secrets.set(`session token of ${method}`, body.sessionToken)
    }
    await page.goto('/sessions')
    await page.goto('/')
    const kinds = [...secrets.keys()].map((name) => name.replace(/ \d+$/, ''))
    for (const kind of ['SAML response', 'signature of it', 'secret key of saml', 'session token of saml']) {
      recordControl(family, `${kind} was seen`, kinds.includes(kind))
      expect(kinds).toContain(kind)
    }
    const [role = ''] = [...methods.values()]
    const answers = watched.answers.filter((answer) => answer.url().startsWith(portalOrigin()))
    const isCallback = (url: string) => url.endsWith('/auth/partners/callback')
    const places = new Map([
      ['log and database', readInstallation()],
      ['answers to the page', await readAnswers(answers.filter((answer) => !isCallback(answer.url())))],
      ...(await readPages(page, portalOrigin(), role, 'brv-NONE-0000')),
      ...(await readBrowser(page, context)),
    ])
    expectNowhere(secrets, places, 'SAML')
  },
)

/** Log and database of the portal that all specs share. */
function readInstallation(): string {
  const folder = 'data/e2e'
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const isRead = (name: string) => !['secret', 'brevet.yaml'].includes(name)
  return files
    .filter(({ name }) => isRead(name))
    .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'latin1'))
    .join('\n')
}
