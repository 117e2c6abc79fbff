import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, portalOrigin, test } from '../fixtures'
import { recordAttack, recordControl } from './tally'
import { wireTo } from './wire'

const folder = process.env['DEMO_FOLDER'] ?? 'data/e2e'

const another = 'A'.repeat(43)
const cookies: ReadonlyArray<readonly [what: string, cookie: (id: string) => string]> = [
  ['none', () => 'other=1'],
  ['of a session that never was', () => `brevet-session=${another}`],
  ['twice', (id) => `brevet-session=${id}; brevet-session=${id}`],
  ['before a planted one', (id) => `brevet-session=${id}; brevet-session=${another}`],
  ['behind a planted one', (id) => `brevet-session=${another}; brevet-session=${id}`],
  ['in pieces', (id) => `brevet-session.0=${id.slice(0, 20)}; brevet-session.1=${id.slice(20)}`],
  ['beside a piece', (id) => `brevet-session=${id}; brevet-session.0=x`],
  ['under a longer name', (id) => `brevet-sessionx=${id}`],
  ['under the name of https', (id) => `__Host-brevet-session=${id}`],
  ['in quotes', (id) => `brevet-session="${id}"`],
  ['and more', (id) => `brevet-session=${id}${id}`],
  ['far too long', () => `brevet-session=${'x'.repeat(9000)}`],
  ['malformed', () => 'brevet-session=%E0%A4%A'],
]

test('a session cookie counts alone and whole, and a malformed one leaves no line in the log', async () => {
  const family = 'Tossed cookies'
  const wire = wireTo(portalOrigin())
  const id = await wire.sessionOf('ben')
  const { status: whole } = await wire.send({ path: '/api/v1/me', headers: { cookie: `brevet-session=${id}` } })
  recordControl(family, 'the cookie alone', whole === 200)
  expect(whole).toBe(200)
  for (const [what, cookie] of cookies) {
    const me = await wire.send({ path: '/api/v1/me', headers: { cookie: cookie(id) } })
    const home = await wire.send({ path: '/', headers: { cookie: cookie(id) } })
    recordAttack(family, what, me.status !== 401 || home.location !== '/signin')
    expect.soft([me.status, home.location], what).toEqual([401, '/signin'])
  }
  expect(readFileSync(join(folder, 'portal.log'), 'utf8')).not.toContain('next-auth')
})
