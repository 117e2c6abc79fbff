import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import type { TestDatabase } from './database.fixture'
import { openGate } from './gate.fixture'
import { startTestPostgres, type TestPostgres } from './postgres.fixture'
import { migrationLock } from './postgres-database'
import { openStore } from './store'
import { describeStore } from './store.contract'
import { testSecrets } from './store-under-test.fixture'

const server: { running?: TestPostgres } = {}
const createDatabase = () => {
  if (server.running === undefined) throw new Error('PostgreSQL is not running')
  return server.running.createDatabase()
}
const openAt = (url: string) =>
  openStore({ database: { kind: 'postgres', url: secret(url) }, secrets: testSecrets, now: () => new Date() })
const urlOf = (database: TestDatabase) => (database.settings.kind === 'postgres' ? database.settings.url.reveal() : '')

beforeAll(async () => {
  server.running = await startTestPostgres()
})
afterAll(() => server.running?.stop())

describeStore('PostgreSQL', createDatabase)

describe('PostgreSQL', () => {
  it('is migrated once when five replicas start at the same time', async () => {
    const database = await createDatabase()
    const replicas = await Promise.all(Array.from({ length: 5 }, () => openAt(urlOf(database))))
    const names = await database.execute('select name from brevet_migration order by name')
    expect(names).toEqual([
      { name: '0001_first_light' },
      { name: '0002_audit_reference' },
      { name: '0003_proof_renewal' },
      { name: '0004_aws_answers' },
      { name: '0005_people' },
      { name: '0006_audit_search' },
      { name: '0007_rate_limits' },
      { name: '0009_session_lookup' },
      { name: '0012_api_tokens' },
    ])
    const keys = await Promise.all(
      replicas.map((store, index) => store.sealedValues.getOrCreate('k', () => `${index}`)),
    )
    expect(new Set(keys).size).toBe(1)
    const consumed = replicas.flatMap((store) =>
      Array.from({ length: 4 }, () => store.usedAssertions.remember('corp', '_id', new Date())),
    )
    expect((await Promise.all(consumed)).filter(Boolean)).toHaveLength(1)
    await Promise.all(replicas.map((store) => store.close()))
    await database.drop()
  })

  it('makes a replica that starts while another migrates wait for it', async () => {
    const database = await createDatabase()
    const ended: string[] = []
    const migrating = database.execute(`select pg_advisory_lock(${migrationLock}), pg_sleep(0.7)`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const opening = openAt(urlOf(database))
    await Promise.all([migrating.then(() => ended.push('migrating')), opening.then(() => ended.push('opening'))])
    expect(ended).toEqual(['migrating', 'opening'])
    await (await opening).close()
    await database.drop()
  })

  it('refuses within 3 s while it cannot be reached, and serves again by itself once it can', async () => {
    const database = await createDatabase()
    const gate = await openGate(new URL(urlOf(database)))
    const store = await openAt(gate.url)
    gate.refuse()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const started = Date.now()
    await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable' })
    await expect(store.sealedValues.getOrCreate('k', () => 'v')).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(Date.now() - started).toBeLessThan(3000)
    gate.admit()
    await store.ping()
    await store.close()
    await gate.close()
    await database.drop()
  })

  it('gives up a connection that fell silent, and serves the next request on another', async () => {
    const database = await createDatabase()
    const gate = await openGate(new URL(urlOf(database)))
    const store = await openAt(gate.url)
    await store.ping()
    gate.silence()
    await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable' })
    gate.admit()
    await store.ping()
    await store.close()
    await gate.close()
    await database.drop()
  })

  it('ends a transaction whose connection is cut with store_unavailable and nothing written', async () => {
    const database = await createDatabase()
    const gate = await openGate(new URL(urlOf(database)))
    const store = await openAt(gate.url)
    const appending = store.auditRows.append((head) => {
      gate.refuse()
      const row = { sequence: 1, event: null, body: '{}', previousHash: head.hash, hash: 'h', mac: 'm' }
      return { row, headMac: 'm' }
    })
    await expect(appending).rejects.toMatchObject({ code: 'store_unavailable' })
    gate.admit()
    expect(await store.auditRows.head()).toMatchObject({ sequence: 0 })
    await store.close()
    await gate.close()
    await database.drop()
  })

  it('is refused with store_unavailable and no word of the password when the start cannot reach it', async () => {
    const opening = openAt('postgres://brevet:canary-password@127.0.0.1:1/brevet')
    const error = await opening.catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'store_unavailable', details: { reason: 'ECONNREFUSED' } })
    expect(String(error)).not.toContain('canary')
  })
})
