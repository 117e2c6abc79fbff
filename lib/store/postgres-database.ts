import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { Client, type PoolConfig } from 'pg'
import { isBrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'
import type { Database, Queries } from './database'
import { migrate } from './migration'
import { postgresFailure } from './postgres-failure'
import { connectionConfig, openPool } from './postgres-pool'
import type { Schema } from './schema'

/** Milliseconds. A request fails rather than hangs: at most 2 s for a connection, 4 s for a statement, 5 s for an answer. */
const limits = {
  connectionTimeoutMillis: 2000,
  statement_timeout: 4000,
  query_timeout: 5000,
  idle_in_transaction_session_timeout: 10_000,
  max: 10,
} satisfies PoolConfig

/** Key of the advisory lock of one who migrates; a number that no other program is likely to use: "brevet" in ASCII. */
export const migrationLock = 0x627265766574

/** Connects, brings the schema up to date and keeps a pool that recovers by itself. Throws `store_unavailable`. */
export async function openPostgres(url: Secret): Promise<Database> {
  await migrateAlone(url)
  return openPostgresForReading(url)
}

/** Connects to a database whose schema another process looks after. */
export async function openPostgresForReading(url: Secret): Promise<Database> {
  return asDatabase(openPool({ ...connectionConfig(url), ...limits }))
}

function kyselyOver(pool: PostgresPool): Queries {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** One replica migrates, the others wait for it: creating Kysely's own tables is not safe in parallel. */
async function migrateAlone(url: Secret): Promise<void> {
  const config = { ...connectionConfig(url), connectionTimeoutMillis: limits.connectionTimeoutMillis }
  const pool = openPool({ ...config, max: 1 })
  const client = new Client(config)
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema')
    await migrate(kyselyOver(pool), rows[0]?.schema ?? null)
  } catch (error) {
    throw isBrevetError(error) ? error : postgresFailure(error)
  } finally {
    await pool.end()
    await client.end().catch(() => undefined)
  }
}

function asDatabase(pool: PostgresPool): Database {
  const queries = kyselyOver(pool)
  const state = { isOpen: true }
  return {
    kind: 'postgres',
    queries,
    transact: (work) => queries.transaction().execute(work),
    async close() {
      if (!state.isOpen) return
      state.isOpen = false
      await pool.end()
    },
  }
}
