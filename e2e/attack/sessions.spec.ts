import { createHash } from 'node:crypto'
import { createVisitor } from './cookie-jar'
import { expect, test } from './session-fort'
import { recordAttack, recordControl } from './tally'

const cookieName = 'brevet-session'
const hour = 3600

test('a session id that was known before a sign-in is nobody afterwards', async ({ fort }) => {
  const family = 'Session fixation'
  const planted = 'A'.repeat(43)
  const visitor = createVisitor(new Map([[cookieName, planted]]))
  expect(await fort.isIn(visitor)).toBe(false)
  await fort.signIn('corp', 'ben', visitor)
  const own = visitor.cookies.get(cookieName)
  recordControl(family, 'a sign-in over a planted id', own !== undefined && (await fort.isIn(visitor)))
  expect(own).not.toBe(planted)
  const thief = createVisitor(new Map([[cookieName, planted]]))
  recordAttack(family, 'the planted id', await fort.isIn(thief))
  expect(await fort.isIn(thief)).toBe(false)
  const before = createVisitor(visitor.cookies)
  await fort.signIn('partners', 'dan', visitor)
  recordAttack(family, 'the id before the next sign-in', await fort.isIn(before))
  expect([await fort.isIn(before), await fort.isIn(visitor)]).toEqual([false, true])
  expect(visitor.cookies.get(cookieName)).not.toBe(own)
})

test('what a thief may find is no session: hashes, handles, other forms of the id, two cookies', async ({ fort }) => {
  const family = 'Session theft'
  const { visitor } = await fort.signIn('corp', 'ben')
  const id = visitor.cookies.get(cookieName) ?? ''
  recordControl(family, 'the id itself', await fort.isIn(createVisitor(new Map([[cookieName, id]]))))
  expect(id).toMatch(/^[\w-]{43}$/)
  const { signIns } = JSON.parse((await visitor.get(`${fort.origin}/api/v1/sessions`)).text)
  const finds: Readonly<Record<string, string>> = {
    'the hash that the database holds': createHash('sha256').update(id).digest('base64url'),
    'the handle that the API shows': signIns[0].handle,
    'the id in upper case': id.toUpperCase(),
    'the id with more behind it': `${id}A`,
    'the id cut short': id.slice(0, 42),
    'the id, quoted': `"${id}"`,
    'the next id': `${id.slice(0, 42)}${id.endsWith('A') ? 'B' : 'A'}`,
    'an empty id': '',
  }
  for (const [name, value] of Object.entries(finds)) {
    const isIn = await fort.isIn(createVisitor(new Map([[cookieName, value]])))
    recordAttack(family, name, isIn)
    expect.soft([name, isIn]).toEqual([name, false])
  }
  const [mine, foreign] = [
    `${cookieName}=${id}`,
    `${cookieName}=${(await fort.signIn('corp', 'dan')).visitor.cookies.get(cookieName)}`,
  ]
  for (const cookie of [`${mine}; ${foreign}`, `${foreign}; ${mine}`, `${mine}; ${cookieName}.0=x`]) {
    const { status } = await createVisitor().get(`${fort.origin}/api/v1/me`, { cookie })
    recordAttack(family, 'a second cookie beside it', status === 200)
    expect.soft(status).toBe(401)
  }
  expect(fort.log()).not.toContain(id)
})

test('a session that was ended anywhere is over at its next request, on every replica', async ({ fort }) => {
  const family = 'Sign-out and revocation'
  const [mine, other, stolen] = [
    await fort.signIn('corp', 'ben'),
    await fort.signIn('corp', 'ben'),
    await fort.signIn('corp', 'ben'),
  ]
  const copy = createVisitor(stolen.visitor.cookies)
  recordControl(family, 'a session before it ends', await fort.isIn(copy))
  await stolen.visitor.post(`${fort.origin}/signout`, new URLSearchParams(), { origin: fort.origin })
  for (const replica of fort.replicas) {
    const isIn = await fort.isIn(copy, replica)
    recordAttack(family, 'a copied cookie after the sign-out', isIn)
    expect(isIn).toBe(false)
  }
  const others = await mine.visitor.post(`${fort.origin}/sessions/end`, new URLSearchParams({ others: '1' }), {
    origin: fort.origin,
  })
  expect(others.location).toMatch(/ended=\d+$/)
  for (const replica of fort.replicas) {
    const isIn = await fort.isIn(other.visitor, replica)
    recordAttack(family, 'a browser after the others were signed out', isIn)
    expect([isIn, await fort.isIn(mine.visitor, replica)]).toEqual([false, true])
  }
  const page = await other.visitor.get(`${fort.origin}/sessions`)
  expect(page.location ?? page.text).toContain('/signin')
})

test('the oldest session ends where there are too many, also when thirty begin at once', async ({ fort }) => {
  const family = 'Too many sessions'
  const first = await fort.signIn('partners', 'eve')
  const further = await Promise.all(Array.from({ length: 30 }, () => fort.signIn('partners', 'eve')))
  const states = await Promise.all([first, ...further].map(({ visitor }) => fort.isIn(visitor)))
  const living = states.filter(Boolean).length
  recordControl(family, 'twenty sessions', living >= 20)
  recordAttack(family, 'more than twenty', living > 20)
  recordAttack(family, 'the oldest of all', states[0] === true)
  expect([living, states[0]]).toEqual([20, false])
  const rows = await fort.audit('action=sign-out&outcome=succeeded&person=eve')
  const ended = rows.filter(({ details }) => details['cause'] === 'too_many')
  expect(ended.reduce((sum, { details }) => sum + Number(details['sessions']), 0)).toBe(11)
})

test('an administrator signs a person out everywhere, and nobody else does', async ({ fort }) => {
  const family = 'Sign-out by an administrator'
  const path = `${fort.origin}/api/v1/admin/sign-out`
  const [victim, second] = [await fort.signIn('partners', 'ben'), await fort.signIn('partners', 'ben')]
  const namesake = await fort.signIn('others', 'ben')
  const whom = { source: 'partners', subject: 'p-8c04d7be-ben' }
  const from = { origin: fort.origin }
  const admin = (await fort.signIn('corp', 'ana')).visitor
  const tries = {
    'the person of another role': async () => (await fort.signIn('corp', 'dan')).visitor.post(path, whom, from),
    'an auditor': async () => (await fort.signIn('corp', 'cleo')).visitor.post(path, whom, from),
    'nobody who is signed in': async () => createVisitor().post(path, whom, from),
    'another site, with the administrator': async () => admin.post(path, whom, { origin: 'https://evil.example' }),
    'no site, with the administrator': async () => admin.post(path, whom),
    'the form of another site': async () =>
      admin.post(`${fort.origin}/admin/sessions/end`, new URLSearchParams(whom), { origin: 'null' }),
    'an address': async () => admin.get(`${path}?${new URLSearchParams(whom)}`),
  }
  for (const [name, go] of Object.entries(tries)) {
    const { status } = await go()
    const isIn = await fort.isIn(victim.visitor)
    recordAttack(family, name, !isIn)
    expect.soft([name, isIn, status === 200]).toEqual([name, true, false])
  }
  const strangers = await Promise.all(
    [(await fort.signIn('corp', 'dan')).visitor, (await fort.signIn('corp', 'cleo')).visitor].flatMap((visitor) => [
      visitor.get(`${fort.origin}/admin/sessions`),
      visitor.get(`${fort.origin}/api/v1/admin/sessions`),
    ]),
  )
  expect(strangers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  const { people } = JSON.parse((await admin.get(`${fort.origin}/api/v1/admin/sessions?person=BEN@partner`)).text)
  expect(people).toMatchObject([{ browsers: expect.anything() }, { browsers: expect.anything() }])
  const answer = await admin.post(path, whom, from)
  recordControl(family, 'the administrator', answer.status === 200)
  expect(JSON.parse(answer.text).ended).toBeGreaterThanOrEqual(2)
  for (const replica of fort.replicas) {
    for (const { visitor } of [victim, second]) expect(await fort.isIn(visitor, replica)).toBe(false)
    expect(await fort.isIn(namesake.visitor, replica)).toBe(true)
  }
  const [row] = await fort.audit('action=sign-out&outcome=succeeded')
  expect(row).toMatchObject({
    actor: { source: 'corp', subject: 'u-1001' },
    details: { cause: 'administrator', personSource: 'partners', personSubject: whom.subject },
  })
})

test('a session ends when it is idle for too long, and after its longest time whatever is done', async ({ fort }) => {
  const family = 'Session limits'
  const [idle, busy] = [await fort.signIn('corp', 'ben'), await fort.signIn('corp', 'ben')]
  try {
    await fort.moveClock(hour - 60)
    recordControl(family, 'a session within its idle time', await fort.isIn(busy.visitor))
    expect(await fort.isIn(busy.visitor)).toBe(true)
    await fort.moveClock(hour + 30)
    recordAttack(family, 'an idle session', await fort.isIn(idle.visitor))
    expect([await fort.isIn(idle.visitor), await fort.isIn(busy.visitor)]).toEqual([false, true])
    for (let at = 1.9 * hour; at < 12 * hour - 60; at += 0.9 * hour) {
      await fort.moveClock(at)
      expect(await fort.isIn(busy.visitor)).toBe(true)
    }
    await fort.moveClock(12 * hour - 30)
    expect(await fort.isIn(busy.visitor)).toBe(true)
    await fort.moveClock(12 * hour + 10)
    recordAttack(family, 'a session that was never idle, after its longest time', await fort.isIn(busy.visitor))
    expect(await fort.isIn(busy.visitor)).toBe(false)
  } finally {
    await fort.moveClock(0)
  }
})
