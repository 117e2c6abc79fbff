import { expect } from '../fixtures'
import { ownAccounts, test } from '../own-stack'
import { type Act, role } from './routes'
import { recordAttack, recordControl } from './tally'
import { ask, served } from './verdict'
import { type Outcome, wireTo } from './wire'

const account = ownAccounts.regional.id
const strange = '999999999999'

interface Foreign {
  readonly what: string
  /** Of somebody else, or there and not for this person. */
  readonly foreign: Act
  /** That never was. */
  readonly unknown: Act
}

function foreignThings(handle: string, token: string): readonly Foreign[] {
  const both = (what: string, act: (id: string) => Act, ids: readonly [string, string]): Foreign => {
    return { what, foreign: act(ids[0]), unknown: act(ids[1]) }
  }
  const roles = [role, `${strange}/ReadOnly`] as const
  return [
    both('keys', (id) => ({ method: 'POST', path: '/api/v1/credentials', json: { entitlement: id } }), roles),
    both('console', (id) => ({ method: 'POST', path: '/api/v1/console', json: { entitlement: id } }), roles),
    both('console form', (id) => ({ method: 'POST', path: `/go/${id}/open`, form: {} }), roles),
    both('console by SAML', (id) => ({ method: 'POST', path: `/go/${id}/open?way=saml`, form: {} }), roles),
    both('console link', (id) => ({ method: 'GET', path: `/go/${id}` }), roles),
    both('account link', (id) => ({ method: 'GET', path: `/go/${id}` }), [account, strange]),
    both('account by name', (id) => ({ method: 'GET', path: `/go/${id}` }), ['own-aws', 'own-xyz']),
    both('role page', (id) => ({ method: 'GET', path: `/roles/${id}` }), roles),
    both('favourite', (id) => ({ method: 'PUT', path: `/api/v1/favourites/${id}` }), roles),
    both('no favourite', (id) => ({ method: 'DELETE', path: `/api/v1/favourites/${id}` }), roles),
    both('browser', (id) => ({ method: 'DELETE', path: `/api/v1/sessions/${id}` }), [handle, 'A'.repeat(22)]),
    both('browser by form', (id) => ({ method: 'POST', path: '/sessions/end', form: { handle: id } }), [
      handle,
      'A'.repeat(22),
    ]),
    both('token', (id) => ({ method: 'DELETE', path: `/api/v1/tokens/${id}` }), [token, 'A'.repeat(token.length)]),
    both('token by form', (id) => ({ method: 'POST', path: '/sessions/end-token', form: { id } }), [
      token,
      'A'.repeat(token.length),
    ]),
    both('account set-up', (id) => ({ method: 'GET', path: `/admin/setup/${id}` }), [account, strange]),
    both('confirmation', (id) => ({ method: 'GET', path: `/auth/${id}/aws/start` }), ['corp', 'nowhere']),
  ]
}

/** An answer without what differs between any two: references, nonces, times, and what the person wrote. */
function blind({ status, headers, location, body }: Outcome, { path, json, form }: Act): string {
  const { date: _, 'content-length': __, 'content-security-policy': ___, link: ____, ...rest } = headers
  const own = [...path.split('/'), ...Object.values(json ?? {}), ...Object.values(form ?? {})].map(String)
  const ids = own.flatMap((id) => id.split('/')).filter((id) => /\d{12}|own-|^[\w-]{12,44}$/.test(id))
  const text = JSON.stringify([status, rest, location, body])
  return ids
    .reduce((left, id) => left.replaceAll(id, '#'), text)
    .replace(/brv-[\w-]+/g, '#')
    .replace(/nonce(=\\+"|-)[\w+/=]{20,}/g, '#')
    .replace(/\\"nonce\\+":\\+"[^"]+"/g, '#')
}

test('what is somebody else’s and what never was are one answer, in one time', async ({ own }) => {
  const wire = wireTo(own.origin)
  const [ben, dan] = [await wire.sessionOf('ben'), await wire.sessionOf('dan')]
  const { signIns } = JSON.parse((await wire.send({ path: '/api/v1/sessions', headers: wire.asPage(ben) })).body)
  const handle = signIns.find(({ isThis }: { readonly isThis: boolean }) => isThis).handle
  const wish: Act = { method: 'POST', path: '/api/v1/tokens', json: { name: 'x', scopes: ['read'], days: 1 } }
  const token = JSON.parse((await ask(wire, wish, wire.asPage(ben))).body).id
  const family = 'Things of somebody else'
  for (const { what, foreign, unknown } of foreignThings(handle, token)) {
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round < 7; round += 1) {
      for (const [index, act] of [foreign, unknown].entries()) {
        const started = performance.now()
        await ask(wire, act, wire.asPage(dan))
        times[index]?.push(performance.now() - started)
      }
    }
    const [one, other] = [await ask(wire, foreign, wire.asPage(dan)), await ask(wire, unknown, wire.asPage(dan))]
    const differs = blind(one, foreign) !== blind(other, unknown)
    expect.soft(blind(one, foreign), what).toBe(blind(other, unknown))
    const [first, second] = times.map((list) => list.sort((a, b) => a - b)[3] ?? 0) as [number, number]
    expect
      .soft(Math.max(first, second), `${what}: ${first} ms and ${second} ms`)
      .toBeLessThan(2 * Math.min(first, second) + 10)
    recordAttack(family, what, differs)
  }
  expect((await wire.send({ path: '/api/v1/me', headers: wire.asPage(ben) })).status).toBe(200)
  const opened = await ask(wire, { method: 'PUT', path: `/api/v1/favourites/${role}` }, wire.asPage(ben))
  recordControl(family, 'a favourite of one’s own', served(opened))
  expect(served(opened)).toBe(true)
})

test('a refusal of somebody else is not told to whoever has its reference', async ({ own }) => {
  const wire = wireTo(own.origin)
  const [ben, dan, ana] = [await wire.sessionOf('ben'), await wire.sessionOf('dan'), await wire.sessionOf('ana')]
  await own.order({
    kind: 'status',
    status: 403,
    code: 'AccessDenied',
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    times: null,
  })
  const act: Act = { method: 'POST', path: '/api/v1/credentials', json: { entitlement: role } }
  const { reference, code } = JSON.parse((await ask(wire, act, wire.asPage(ben))).body)
  const told = async (session: string, shown: string) => {
    const { body } = await wire.send({
      path: `/refused?code=${code}&reference=${shown}`,
      headers: wire.asPage(session),
    })
    return body.replaceAll(shown, '#').replace(/nonce[^ >]*/g, '')
  }
  const family = 'Things of somebody else'
  const mark = /Not authorized to perform/
  const administrators = await told(ana, reference)
  recordControl(family, 'a refusal, to an administrator', mark.test(administrators))
  expect(administrators).toMatch(mark)
  const strangers = await told(dan, reference)
  recordAttack(family, 'a refusal of somebody else', mark.test(strangers))
  expect(strangers).not.toMatch(mark)
  await own.clearFaults()
})

const names = [
  ...[
    '300000000001/Admin',
    '999999999999/ReadOnly',
    '',
    '/',
    '__proto__/constructor',
    '３０００００００００１/ReadOnly',
  ],
  ...['300000000001%2FReadOnly', '300000000001/readonly', ' 300000000001/ReadOnly', '300000000001/ReadOnly\u0000'],
  ...['own-aws/ReadOnly', '*/*', 'arn:aws:iam::300000000001:role/ReadOnly', 'x'.repeat(16_000)],
]

test('whatever is no role of the person gives one and the same answer', async ({ own }) => {
  const wire = wireTo(own.origin)
  const headers = wire.asPage(await wire.sessionOf('ben'))
  for (const entitlement of names) {
    const { body } = await ask(wire, { method: 'POST', path: '/api/v1/credentials', json: { entitlement } }, headers)
    const { code, status, details } = JSON.parse(body)
    recordAttack('Things of somebody else', `the role ${JSON.stringify(entitlement.slice(0, 40))}`, status !== 404)
    expect.soft([code, status, details], entitlement.slice(0, 40)).toEqual(['not_entitled', 404, {}])
  }
  const json = { ...headers, 'content-type': 'application/json' }
  for (const body of ['[]', 'null', '"x"', '{', '', '{"entitlement":1}', '{"__proto__":{"entitlement":"x"}}']) {
    const { status } = await wire.send({ method: 'POST', path: '/api/v1/credentials', headers: json, body })
    expect.soft(status, body).toBe(400)
  }
})
