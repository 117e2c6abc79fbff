import { SignJWT, UnsecuredJWT } from 'jose'
import { createVisitor } from './cookie-jar'
import { expect, type Fort, test } from './session-fort'
import { recordAttack, recordControl } from './tally'

const family = 'OIDC back-channel logout'
const ben = 'u-1002'

const form = (token: string) => new URLSearchParams({ logout_token: token })
const address = (replica: string, source = 'corp') => `${replica}/auth/${source}/backchannel-logout`

/** As the provider does, without a browser. */
function send({ origin, replicas }: Fort, token: string) {
  return createVisitor().post(address(replicas.at(-1) ?? origin), form(token))
}

test('a provider that signs somebody out ends their sessions on all replicas, at the next request', async ({
  fort,
}) => {
  const [one, two, other] = [
    await fort.signIn('corp', 'ben'),
    await fort.signIn('corp', 'ben'),
    await fort.signIn('corp', 'dan'),
  ]
  for (const replica of fort.replicas) expect(await fort.isIn(one.visitor, replica)).toBe(true)
  const answer = await send(fort, await fort.oidc.sign(fort.oidc.claims({ sub: ben })))
  recordControl(family, 'a good token of a person', answer.status === 200)
  expect([answer.status, answer.text, answer.headers.get('cache-control')]).toEqual([200, '', 'no-store'])
  for (const { visitor } of [one, two])
    for (const replica of fort.replicas) expect(await fort.isIn(visitor, replica)).toBe(false)
  expect(await fort.isIn(other.visitor)).toBe(true)
  const [row] = await fort.audit('action=sign-out&outcome=succeeded')
  expect(row).toMatchObject({ actor: { source: 'corp', subject: ben }, details: { cause: 'provider', sessions: 2 } })
})

test('the real provider signs out by its own end of session, and names the session alone', async ({ fort }) => {
  const [leaving, staying] = [await fort.signIn('corp', 'ben'), await fort.signIn('corp', 'ben')]
  const page = await leaving.visitor.get(`${fort.oidc.url}/session/end`)
  const action = /<form[^>]* action="([^"]*)"/.exec(page.text)?.[1] ?? ''
  const xsrf = /name="xsrf" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
  await leaving.visitor.post(action, new URLSearchParams({ xsrf, logout: 'yes' }))
  await expect.poll(() => fort.isIn(leaving.visitor), { timeout: 5000 }).toBe(false)
  recordControl(family, "the provider's own end of session", true)
  expect(await fort.isIn(staying.visitor)).toBe(true)
})

test('a bad logout token ends nothing, is answered 400, and is in the audit', async ({ fort }) => {
  const { oidc } = fort
  const { visitor } = await fort.signIn('corp', 'ben')
  const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds
  const good = (changes: Readonly<Record<string, unknown>> = {}) => oidc.claims({ sub: ben, ...changes })
  const signed = (changes: Readonly<Record<string, unknown>>) => oidc.sign(good(changes))
  const hmac = async (key: string) => {
    return new SignJWT(good())
      .setProtectedHeader({ alg: 'HS256', typ: 'logout+jwt' })
      .sign(new TextEncoder().encode(key))
  }
  const idToken = { auth_time: ago(5), nonce: 'n', events: undefined }
  const [header = '', , signature = ''] = (await signed({})).split('.')
  const changed = Buffer.from(JSON.stringify(good())).toString('base64url')
  const tokens: Readonly<Record<string, string>> = {
    AlgNone: new UnsecuredJWT(good()).encode(),
    NoEvent: await signed({ events: undefined }),
    WithNonce: await signed({ nonce: 'n' }),
    WrongAlg: await hmac('a-client-secret-of-one-test-run-only'),
    WrongAud: await signed({ aud: 'somebody-else' }),
    WrongEvent: await signed({ events: { 'http://schemas.openid.net/event/other': {} } }),
    WrongIssuer: await signed({ iss: 'https://evil.example' }),
    'an ID token': await oidc.sign(good(idToken), { typ: 'JWT' }),
    'an access token': await oidc.sign(good(), { typ: 'at+jwt' }),
    'issued long ago': await signed({ iat: ago(700), exp: ago(-60) }),
    expired: await signed({ iat: ago(300), exp: ago(100) }),
    'issued tomorrow': await signed({ iat: ago(-86_400), exp: ago(-90_000) }),
    'no jti': await signed({ jti: undefined }),
    nobody: await signed({ sub: undefined }),
    'two audiences': await signed({ aud: ['brevet', 'somebody-else'] }),
    'an unknown key': await oidc.sign(good(), { typ: 'logout+jwt', kid: 'unknown' }),
    'changed after it was signed': `${header}.${changed}.${signature}`,
    'without its signature': `${header}.${changed}.`,
    empty: '',
    nonsense: 'x'.repeat(5000),
  }
  const rowsBefore = (await fort.audit('action=sign-out&outcome=refused')).length
  for (const [name, token] of Object.entries(tokens)) {
    const answer = await send(fort, token)
    const isIn = await fort.isIn(visitor)
    recordAttack(family, name, answer.status === 200 || !isIn)
    expect.soft([name, answer.status, answer.headers.get('cache-control'), isIn]).toEqual([name, 400, 'no-store', true])
    expect.soft(JSON.parse(answer.text)).toMatchObject({ error: 'invalid_request' })
    expect.soft(answer.text).not.toContain(ben)
  }
  const rows = await fort.audit('action=sign-out&outcome=refused')
  expect(rows.length).toBeGreaterThan(rowsBefore)
  expect(rows.length).toBeLessThanOrEqual(rowsBefore + 20)
  expect(rows[0]).toMatchObject({ actor: { source: 'corp', subject: null } })
})

test('a token counts once, on whichever replica it arrives, serially and twenty times at once', async ({ fort }) => {
  const token = await fort.oidc.sign(fort.oidc.claims({ sub: ben }))
  const before = await fort.signIn('corp', 'ben')
  const posts = Array.from({ length: 20 }, (_, index) =>
    createVisitor().post(address(fort.replicas[index % fort.replicas.length] ?? fort.origin), form(token)),
  )
  const accepted = (await Promise.all(posts)).filter(({ status }) => status === 200)
  recordControl(family, 'the first of twenty copies', accepted.length > 0)
  recordAttack(family, 'twenty copies at once', accepted.length > 1)
  expect(accepted).toHaveLength(1)
  expect(await fort.isIn(before.visitor)).toBe(false)
  const later = await fort.signIn('corp', 'ben')
  for (const replica of fort.replicas) {
    const again = await createVisitor().post(address(replica), form(token))
    recordAttack(family, 'again, after another sign-in', again.status === 200 || !(await fort.isIn(later.visitor)))
    expect(again.status).toBe(400)
  }
  expect(await fort.isIn(later.visitor)).toBe(true)
})

test('other ways to bring a good token end nothing', async ({ fort }) => {
  const { origin, oidc } = fort
  const { visitor } = await fort.signIn('corp', 'ben')
  const saml = await fort.signIn('partners', 'ben')
  const token = () => oidc.sign(oidc.claims({ sub: ben }))
  const double = form(await token())
  double.append('logout_token', await token())
  const padded = new URLSearchParams({ padding: 'x'.repeat(100_000), logout_token: await token() })
  const ways: Readonly<Record<string, () => Promise<{ readonly status: number }>>> = {
    'in an address': async () => visitor.get(`${address(origin)}?${form(await token())}`),
    'as JSON': async () => createVisitor().post(address(origin), { logout_token: await token() }),
    'two of them': () => createVisitor().post(address(origin), double),
    'in a huge form': () => createVisitor().post(address(origin), padded),
    'for another source': async () => createVisitor().post(address(origin, 'partners'), form(await token())),
    'for a source that does not exist': async () =>
      createVisitor().post(address(origin, 'nobody'), form(await token())),
    'naming somebody of another source': async () =>
      createVisitor().post(address(origin), form(await oidc.sign(oidc.claims({ sub: 'p-8c04d7be-ben' })))),
    'naming a session that nobody has': async () =>
      createVisitor().post(address(origin), form(await oidc.sign(oidc.claims({ sid: 'nobody-has-it' })))),
  }
  for (const [name, go] of Object.entries(ways)) {
    const { status } = await go()
    const stay = (await fort.isIn(visitor)) && (await fort.isIn(saml.visitor))
    recordAttack(family, name, !stay)
    expect.soft([name, stay]).toEqual([name, true])
    if (!name.startsWith('naming')) expect.soft([name, status >= 400 && status < 500]).toEqual([name, true])
  }
  recordControl(
    family,
    'a good form',
    (await createVisitor().post(address(origin), form(await token()))).status === 200,
  )
  expect(await fort.isIn(visitor)).toBe(false)
})

test('a flood of bad tokens fills no audit, asks for no keys, and does not keep a good one out', async ({ fort }) => {
  const { visitor } = await fort.signIn('corp', 'ben')
  const rowsBefore = (await fort.audit('action=sign-out&outcome=refused')).length
  const bad = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      fort.oidc.sign(fort.oidc.claims({ sub: ben }), { kid: `unknown-${index}` }),
    ),
  )
  const answers = await Promise.all(bad.map((token) => send(fort, token)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
  const rows = (await fort.audit('action=sign-out&outcome=refused')).length - rowsBefore
  recordAttack(family, 'two hundred rows of audit', rows > 20)
  expect(rows).toBeLessThanOrEqual(20)
  const good = await send(fort, await fort.oidc.sign(fort.oidc.claims({ sub: ben })))
  recordControl(family, 'a good token in a flood', good.status === 200)
  expect(await fort.isIn(visitor)).toBe(false)
})
