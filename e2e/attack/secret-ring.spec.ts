import { expect, test } from '@playwright/test'
import { createPlainBrowser, type PlainBrowser } from '../stack/plain-browser'
import { type Replica, type Replicas, startReplicas } from './replicas'
import { recordAttack, recordControl } from './tally'
import { wireTo } from './wire'

const family = 'A secret that was replaced'

const [old, next] = ['k7Q2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi5o', 'Zt9Qh2mm9XA4tbnW2hdLr8vZ0yPq3sEw6uJf1cGi']

const sealedColumns = [
  ['signing_keys', 'private_key'],
  ...['sealed_values', 'proofs', 'aws_answers', 'pending_sign_ins'].map((table) => [table, 'sealed']),
]

/** The ids of the keys that sealed what is in the database. */
async function sealedBy(replicas: Replicas): Promise<readonly string[]> {
  const parts = sealedColumns.map(
    ([table, column]) => `select distinct split_part(${column}, '.', 2) as id from ${table}`,
  )
  return (await replicas.query(parts.join(' union '))).map(({ id }) => String(id))
}

/** Somebody who has gone to the provider, and is not back yet. */
async function begin(replicas: Replicas): Promise<() => Promise<PlainBrowser>> {
  const browser = createPlainBrowser('none:')
  const page = await browser.open(`${replicas.origin}/auth/corp/start`)
  return async () => {
    await browser.open(page.url.href, new URLSearchParams({ person: 'ben' }))
    return browser
  }
}

interface Load {
  /** Ends it: how many requests there were, and which of them failed. */
  end(): Promise<{ readonly count: number; readonly failures: readonly string[] }>
}

/** People ask and sign in, without a pause. */
function startLoad(replicas: Replicas, sessions: readonly string[]): Load {
  const wire = wireTo(replicas.origin)
  const failures: string[] = []
  let count = 0
  let isOver = false
  const check = async (what: string, work: () => Promise<boolean>) => {
    count += 1
    const isGood = await work().catch((error: Error) => failures.push(`${what}: ${error.message}`) < 0)
    if (!isGood) failures.push(what)
  }
  const asking = async (session: string) => {
    while (!isOver) {
      await check(
        'me',
        async () => (await wire.send({ path: '/api/v1/me', headers: wire.asPage(session) })).status === 200,
      )
      await check('keys', async () => (await wire.send({ path: '/.well-known/jwks.json' })).status === 200)
      await check('home', async () => (await wire.send({ path: '/', headers: wire.asPage(session) })).status === 200)
    }
  }
  const signingIn = async () => {
    while (!isOver) await check('a sign-in', async () => (await wire.sessionOf('cleo')) !== '')
  }
  const work = Promise.all([...sessions.map(asking), signingIn()])
  return {
    async end() {
      isOver = true
      await work
      return { count, failures }
    },
  }
}

test('the secret is replaced under load: no request fails, no session is lost, and the old one opens nothing any more', async () => {
  test.setTimeout(240_000)
  const replicas = await startReplicas()
  try {
    let running: readonly Replica[] = [await replicas.add(old), await replicas.add(old)]
    const wire = wireTo(replicas.origin)
    const sessions = [await wire.sessionOf('ben'), await wire.sessionOf('ana')]
    const [oldId] = await sealedBy(replicas)
    const load = startLoad(replicas, sessions)
    for (const ring of [`${old},${next}`, `${next},${old}`, next]) {
      await test.step(`both replicas go on with the next ring`, async () => {
        const finish = await begin(replicas)
        const renewed: Replica[] = []
        for (const replica of running) {
          renewed.push(await replicas.add(ring))
          await replica.retire()
        }
        running = renewed
        const cookie = (await finish()).cookie('brevet-session')
        recordControl(family, 'a sign-in that was under way', cookie !== '')
        expect(cookie).not.toBe('')
        if (ring.startsWith(`${next},`))
          await expect.poll(() => sealedBy(replicas), { timeout: 60_000 }).not.toContain(oldId)
      })
    }
    const { count, failures } = await load.end()
    recordControl(family, `${count} requests`, failures.length === 0)
    expect(failures).toEqual([])
    expect(count).toBeGreaterThan(100)
    for (const session of sessions) {
      const { status } = await wire.send({ path: '/api/v1/me', headers: wire.asPage(session) })
      recordControl(family, 'a session from before', status === 200)
      expect(status).toBe(200)
    }
    const left = await wire.send({ method: 'POST', path: '/signout', headers: wire.asPage(sessions[0] ?? '') })
    expect(left.body).toContain('id_token_hint')
    const refusal = await replicas.add(old).then(
      () => '',
      (error: Error) => error.message,
    )
    recordAttack(family, 'a start with the old secret', refusal === '')
    expect(refusal).toContain('BREVET_SECRET')
    recordAttack(family, 'values of the old secret', (await sealedBy(replicas)).includes(oldId ?? ''))
    expect(await sealedBy(replicas)).not.toContain(oldId)
  } finally {
    await replicas.stop()
  }
})
