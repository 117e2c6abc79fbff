import { expect } from '../fixtures'
import { type OwnPortal, oidcSource, startOwnPortal } from '../own-portal'
import { test } from '../own-stack'
import { type Act, routes } from './routes'
import { recordAttack, recordControl } from './tally'
import { ask, served } from './verdict'
import { type Attempt, type Outcome, type Wire, wireTo } from './wire'

const family = 'Answers without their policies'

/** Everything that an answer must have said, as a list of what it has not. */
function lacks({ headers, body }: Outcome, isSecure: boolean): readonly string[] {
  const policy = String(headers['content-security-policy'] ?? '')
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
  const nonce = /^'nonce-([\w+/=]{20,})'/.exec(scripts)?.[1]
  const isPage = String(headers['content-type'] ?? '').startsWith('text/html') && body !== ''
  const demands: Readonly<Record<string, boolean>> = {
    'a policy of nothing': policy.includes("default-src 'none'") && policy.includes("base-uri 'none'"),
    'no frames': policy.includes("frame-ancestors 'none'") && headers['x-frame-options'] === 'DENY',
    'no objects': policy.includes("object-src 'none'"),
    'nothing inline': !/unsafe|\*|https?:(?!\/\/localhost)/.test(policy.replace(/form-action [^;]*/, '')),
    'Trusted Types':
      policy.includes("require-trusted-types-for 'script'") && /trusted-types (default|'none')/.test(policy),
    'scripts by nonce': !isPage || scripts === '' || nonce !== undefined,
    'no script, style or handler of its own': !isPage || isTidy(body, nonce),
    'its type': headers['x-content-type-options'] === 'nosniff',
    'its own group': headers['cross-origin-opener-policy'] === 'same-origin',
    'its own readers': headers['cross-origin-resource-policy'] === 'same-origin',
    'a referrer policy': /^(same-origin|no-referrer)$/.test(String(headers['referrer-policy'])),
    'a permissions policy': /camera=\(\).*microphone=\(\)/.test(String(headers['permissions-policy'])),
    silence: headers['x-powered-by'] === undefined && headers['server'] === undefined,
    'https, where and only where it is': (headers['strict-transport-security'] !== undefined) === isSecure,
    'its time': isKeptRightly(headers),
  }
  return Object.entries(demands).flatMap(([demand, holds]) => (holds ? [] : [demand]))
}

/** Whatever of a page could run or look otherwise than its policy says. */
function isTidy(html: string, nonce: string | undefined): boolean {
  const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
  const styles = [...html.matchAll(/<style\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
  const tags = html.replace(/<script\b[\s\S]*?<\/script>/g, '')
  return (
    [...scripts, ...styles].every((attributes) => nonce !== undefined && attributes.includes(`nonce="${nonce}"`)) &&
    !/<[a-z][^<>]*\s(on[a-z]+|style|srcdoc)=/i.test(tags) &&
    !/javascript:/i.test(tags)
  )
}

/** `no-store`, but for the few things that are everybody's and the same. */
function isKeptRightly({ 'cache-control': kept = '' }: Outcome['headers']): boolean {
  return (
    kept.includes('no-store') ||
    /^public, (max-age=(0|300)(, must-revalidate)?|max-age=31536000, immutable)$/.test(kept)
  )
}

interface Shown {
  readonly what: string
  readonly outcome: Outcome
}

function judge({ what, outcome }: Shown, isSecure = false): void {
  const missing = lacks(outcome, isSecure)
  recordAttack(family, what, missing.length > 0)
  expect.soft(missing, `${what} (${outcome.status})`).toEqual([])
}

test('every route says what may happen in its answers, whoever asks and however it ends', async ({ own }) => {
  const wire = wireTo(own.origin)
  const ana = await wire.sessionOf('ana')
  const nonces: string[] = []
  for (const [pattern, { acts }] of Object.entries(routes)) {
    for (const act of acts) {
      const isLast = act.isLast === true || act.isChange === true
      const mine = isLast ? [] : [{ what: 'as ana', outcome: await ask(wire, act, wire.asPage(ana)) }]
      const shown: readonly Shown[] = [
        ...mine,
        { what: 'as nobody', outcome: await ask(wire, act, { origin: own.origin }) },
        { what: 'from elsewhere', outcome: await ask(wire, act, { origin: 'https://evil.example' }) },
        { what: 'by HEAD', outcome: await ask(wire, { ...act, method: 'HEAD' }, {}) },
        { what: 'by another method', outcome: await ask(wire, { ...act, method: 'PATCH' }, {}) },
        { what: 'asked what it takes', outcome: await ask(wire, { ...act, method: 'OPTIONS' }, {}) },
      ]
      for (const { what, outcome } of shown) {
        judge({ what: `${act.method} ${pattern} ${what}`, outcome })
        const nonce = /'nonce-([^']+)'/.exec(String(outcome.headers['content-security-policy']))?.[1]
        if (nonce !== undefined) nonces.push(nonce)
      }
    }
  }
  expect(new Set(nonces).size).toBe(nonces.length)
  const home = await ask(wire, routes['/']?.acts[0] as Act, wire.asPage(ana))
  recordControl(family, 'the home page', served(home) && lacks(home, false).length === 0)
})

const odd: ReadonlyArray<readonly [what: string, attempt: Attempt]> = [
  ['no such page', { path: '/no/such/page' }],
  ['no such answer', { path: '/api/v1/nowhere' }],
  ['no such file', { path: '/_next/static/chunks/nothing.js' }],
  ['a file', { path: '/link-fragment.js' }],
  ['the schema', { path: '/brevet.schema.json' }],
  ['a slash too many', { path: '/signin/' }],
  ['two slashes', { path: '//evil.example/x' }],
  ['a broken escape', { path: '/%E0%A4%A' }],
  ['a broken escape in the API', { path: '/api/%E0%A4%A' }],
  ['the old data', { path: '/_next/data/x/index.json' }],
  ['the image optimiser', { path: '/_next/image?url=%2Ficon.svg&w=64&q=75' }],
  ['TRACE', { method: 'TRACE', path: '/' }],
  ['TRACE in the API', { method: 'TRACE', path: '/api/v1/me' }],
  ['a method of others', { method: 'PROPFIND', path: '/api/v1/me' }],
  [
    'an action that is none',
    { method: 'POST', path: '/signin', headers: { 'next-action': 'a'.repeat(42) }, body: 'x' },
  ],
  ['a state that cannot be read', { path: '/signin?_rsc=1', headers: { rsc: '1', 'next-router-state-tree': '{' } }],
  ['a part of a page', { path: '/signin?_rsc=1', headers: { rsc: '1' } }],
  ['an address elsewhere', { path: 'http://evil.example/signin' }],
  [
    'an answer too large',
    {
      method: 'POST',
      path: '/auth/corp/callback',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `code=${'x'.repeat(600_000)}`,
      isEndless: true,
    },
  ],
]

test('errors, redirects of the framework, and files say it as well', async ({ own }) => {
  const wire = wireTo(own.origin)
  for (const [what, attempt] of odd) judge({ what, outcome: await wire.send(attempt) })
  const page = await wire.send({ path: '/signin' })
  const files = [...page.body.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg)[^"]*)"/g)].map(([, path = '']) => path)
  expect(files.length).toBeGreaterThan(3)
  for (const path of new Set(files)) judge({ what: path, outcome: await wire.send({ path }) })
})

test.describe('a portal that is known by https', () => {
  let portal: OwnPortal
  let wire: Wire
  test.beforeAll(async () => {
    const limits = 'rateLimits: { signInsPerAddress: 2 }'
    portal = await startOwnPortal({ isSecure: true, config: [limits, 'signIn:', oidcSource('corp')] })
    wire = wireTo(portal.origin)
  })
  test.afterAll(() => portal.stop())

  test('asks for https alone in every answer, the one that says to wait included', async () => {
    for (const { path } of Object.values(routes).flatMap(({ acts }) => acts)) {
      judge({ what: `${path} by https`, outcome: await wire.send({ path }) }, true)
    }
    for (const [what, attempt] of odd) judge({ what: `${what} by https`, outcome: await wire.send(attempt) }, true)
    const tooMany = await wire.send({ path: '/auth/corp/start' })
    expect(tooMany.status).toBe(429)
    judge({ what: 'too many', outcome: tooMany }, true)
  })
})
