import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Client, DatabaseError } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { secret } from '../domain/secret'
import type { TestDatabase } from './database.fixture'
import { startTestPostgres, type TestPostgres } from './postgres.fixture'
import { openStore } from './store'
import { describeStore } from './store.contract'
import { testSecrets } from './store-under-test.fixture'

/** The statements an operator is told, so that what is written there is what is proved here. */
const manual = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
const statements = /```sql\n(GRANT USAGE[\s\S]*?)```/.exec(manual)?.[1] ?? ''

const server: { running?: TestPostgres } = {}
const open = (settings: TestDatabase['settings']) =>
  openStore({ database: settings, secrets: testSecrets, now: () => new Date() })

beforeAll(async () => {
  server.running = await startTestPostgres()
})
afterAll(() => server.running?.stop())

/** A database that its owner migrated, reached by a role with the manual's grants; `execute` stays the owner's. */
async function createRestricted(): Promise<TestDatabase> {
  if (server.running === undefined) throw new Error('PostgreSQL is not running')
  const database = await server.running.createDatabase()
  if (database.settings.kind !== 'postgres') throw new Error('not PostgreSQL')
  await (await open(database.settings)).close()
  const [name, password] = [randomBytes(6).toString('hex'), randomBytes(12).toString('hex')].map((word) => `p${word}`)
  const [{ schema } = { schema: '' }] = await database.execute('select current_schema() as schema')
  await database.execute(`create role ${name} login password '${password}'`)
  await database.execute(statements.replaceAll('brevet_portal', `${name}`).replace('SCHEMA public', `SCHEMA ${schema}`))
  const url = new URL(database.settings.url.reveal())
  url.username = `${name}`
  url.password = `${password}`
  const drop = async () => {
    await database.execute(`drop owned by ${name}; drop role ${name}`)
    await database.drop()
  }
  return { ...database, settings: { kind: 'postgres', url: secret(url.href) }, drop }
}

describeStore('PostgreSQL under the role of the manual', createRestricted)

describe('the role of the manual', () => {
  const refused = [
    ...['sequence = 9', "body = '{}'", "previous_hash = 'x'", "hash = 'x'", "mac = 'x'", "reference = 'x'"].map(
      (change) => `update audit_rows set ${change}`,
    ),
    'delete from audit_rows',
    'truncate audit_rows',
    'drop table audit_rows',
    'alter table audit_rows add column mark text',
    'delete from audit_head',
    "insert into brevet_migration values ('x', 'x')",
  ]

  it('is refused every way to rewrite the audit, and may add to it', async () => {
    const database = await createRestricted()
    const store = await open(database.settings)
    await store.auditRows.append((head) => {
      const row = { sequence: 1, event: null, body: '{}', previousHash: head.hash, hash: 'h', mac: 'm' }
      return { row, headMac: 'm' }
    })
    const url = database.settings.kind === 'postgres' ? database.settings.url.reveal() : ''
    for (const statement of refused) expect([statement, await failureOf(url, statement)]).toEqual([statement, '42501'])
    expect(await failureOf(url, 'update audit_rows set at = 0')).toBeNull()
    expect(await store.auditRows.read(0, 9)).toMatchObject([{ sequence: 1, body: '{}', hash: 'h', mac: 'm' }])
    await store.close()
    await database.drop()
  })

  it('does not start the portal where a migration is missing', async () => {
    const database = await createRestricted()
    await database.execute('delete from brevet_migration where name = (select max(name) from brevet_migration)')
    await expect(open(database.settings)).rejects.toBeInstanceOf(BrevetError)
    await database.drop()
  })
})

/** The SQLSTATE that a statement ends with; null when it is done. */
async function failureOf(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
    return null
  } catch (error) {
    return error instanceof DatabaseError ? error.code : error
  } finally {
    await client.end()
  }
}
