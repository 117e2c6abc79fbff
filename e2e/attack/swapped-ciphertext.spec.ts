import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'libsql'
import { expect, test } from '../fixtures'
import { type OwnPortal, startOwnPortal } from '../own-portal'
import { begin, isSignedIn, open } from './plain-sign-in'
import { recordAttack, recordControl } from './tally'
import { startTlsProvider, type TlsProvider } from './tls-provider'

/** Somebody who can write to the database of a running portal, and has no secret of it. */
test.describe.configure({ mode: 'default' })

const family = 'Swapped ciphertext'
const folder = mkdtempSync(join(tmpdir(), 'brevet-swapped-'))
/** The portal believes its list of keys for five seconds. */
const keyCacheMilliseconds = 5500
let portal: OwnPortal
let provider: TlsProvider

test.beforeAll(async () => {
  provider = await startTlsProvider({
    names: ['localhost'],
    host: '127.0.0.1',
    issuers: { '/corp': {} },
    redirects: {},
  })
  writeFileSync(join(folder, 'ca.pem'), provider.certificate)
  portal = await startOwnPortal({
    environment: { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
    config: ['signIn:', `  - { id: corp, kind: oidc, issuer: "${provider.origin}/corp", clientId: brevet }`],
  })
})
test.afterAll(async () => {
  await portal?.stop()
  provider?.close()
  rmSync(folder, { recursive: true })
})

function inDatabase(work: (database: InstanceType<typeof Database>) => void): void {
  const database = new Database(portal.databasePath)
  try {
    database.exec('pragma busy_timeout = 5000')
    work(database)
  } finally {
    database.close()
  }
}

/** Gives each of two rows the text of the other. */
function swap(table: string, column: string, key: string, where = ''): void {
  inDatabase((database) => {
    const rows = database.prepare(`select ${key} as id, ${column} as text from ${table} ${where}`).all()
    expect(rows, table).toHaveLength(2)
    const [one, other] = rows as readonly { readonly id: string; readonly text: string }[]
    const update = database.prepare(`update ${table} set ${column} = ? where ${key} = ?`)
    update.run(other?.text, one?.id)
    update.run(one?.text, other?.id)
  })
}

const beginHere = () => begin(portal, provider, 'corp')

test('what a sign-in remembers is of no use to another sign-in', async () => {
  const honest = await (await beginHere()).finish()
  const isControlIn = await isSignedIn(portal, honest)
  recordControl(family, 'a sign-in that nobody touches', isControlIn)
  expect(isControlIn).toBe(true)
  const begun = [await beginHere(), await beginHere()]
  swap('pending_sign_ins', 'sealed', 'binding_hash')
  for (const one of begun) {
    const accepted = await isSignedIn(portal, await one.finish())
    recordAttack(family, 'pending sign-ins', accepted)
    expect.soft(accepted).toBe(false)
  }
  const after = await isSignedIn(portal, await (await beginHere()).finish())
  recordControl(family, 'a sign-in afterwards', after)
  expect(after).toBe(true)
})

test('nobody is signed out at the provider with the proof of somebody else', async () => {
  inDatabase((database) => void database.exec('delete from sessions'))
  const signedIn = [await (await beginHere()).finish(), await (await beginHere()).finish()]
  const leave = ({ cookie }: { readonly cookie: string }) =>
    open(portal, '/signout', { method: 'POST', headers: { cookie, origin: portal.publicOrigin } })
  const third = await leave(await (await beginHere()).finish())
  const isHinted = `${third.location} ${third.body}`.includes('id_token_hint')
  recordControl(family, 'a sign-out with the own proof', isHinted)
  expect(isHinted).toBe(true)
  swap('proofs', 'sealed', 'id_hash')
  for (const one of signedIn) {
    const { location, body } = await leave(one)
    const accepted = `${location} ${body}`.includes('id_token_hint')
    recordAttack(family, 'proofs', accepted)
    expect.soft(accepted).toBe(false)
    expect.soft(await isSignedIn(portal, one), 'the session ends nevertheless').toBe(false)
  }
})

test('nobody becomes somebody else by the row of a session', async () => {
  inDatabase((database) => void database.exec('delete from sessions'))
  const signedIn = [await (await beginHere()).finish(), await (await beginHere()).finish()]
  const swapSessions = () => swap('sessions', 'record', 'id_hash')
  swapSessions()
  for (const one of signedIn) {
    const accepted = await isSignedIn(portal, one)
    recordAttack(family, 'sessions', accepted)
    expect.soft(accepted).toBe(false)
  }
  swapSessions()
  for (const one of signedIn) {
    const accepted = await isSignedIn(portal, one)
    recordControl(family, 'a session that was put right', accepted)
    expect.soft(accepted).toBe(true)
  }
})

test('a key of somebody else is not published as the portal’s, nor does a moved one sign', async () => {
  const published = () => open(portal, '/.well-known/jwks.json')
  const honest = await published()
  recordControl(family, 'the key set that nobody touches', honest.status === 200)
  expect(JSON.parse(honest.body).keys).toHaveLength(1)

  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  const { x } = stranger.export({ format: 'jwk' })
  let own: unknown
  const publish = (text: unknown) =>
    inDatabase((database) => {
      const where = `where use = 'oidc-issuer'`
      own ??= (database.prepare(`select public_key from signing_keys ${where}`).get() as { public_key: string })
        .public_key
      database.prepare(`update signing_keys set public_key = ? ${where}`).run(text)
    })
  publish(stranger.export({ type: 'spki', format: 'pem' }))
  await sleep(keyCacheMilliseconds)
  const altered = await published()
  recordAttack(family, 'a public key', altered.status === 200)
  expect.soft(altered.status).toBe(500)
  expect.soft(altered.body).not.toContain(String(x))
  publish(own)

  const swapKeys = () => swap('signing_keys', 'private_key', 'id', `where use in ('oidc-issuer', 'saml-idp')`)
  swapKeys()
  await sleep(keyCacheMilliseconds)
  for (const path of ['/.well-known/jwks.json', '/federation/saml/metadata']) {
    const { status } = await open(portal, path)
    recordAttack(family, `private keys, at ${path}`, status === 200)
    expect.soft(status, path).toBe(500)
  }
  swapKeys()
  await sleep(keyCacheMilliseconds)
  const isBack = (await published()).body === honest.body
  recordControl(family, 'the key set that was put right', isBack)
  expect(isBack).toBe(true)
})
