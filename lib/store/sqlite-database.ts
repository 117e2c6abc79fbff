import { CompiledQuery, Kysely, SqliteDialect } from 'kysely'
import Libsql from 'libsql'
import type { Database, Queries } from './database'
import { migrate } from './migration'
import type { Schema } from './schema'
import { sqliteConnection } from './sqlite-connection'
import { sqliteFailure } from './sqlite-failure'
import { existingFile, privateFile } from './sqlite-file'
import { lockSqlite } from './sqlite-lock'

/** How long a statement waits for a reader in another process, in milliseconds; the event loop waits with it. */
const busyTimeout = 2000

/** Opens the file as its only owner and brings its schema up to date. Throws `store_locked` when another process owns it. */
export async function openSqlite(path: string): Promise<Database> {
  const file = privateFile(path)
  const lock = lockSqlite(file)
  try {
    const connection = connect(file, 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    const database = asDatabase(connection, file, () => lock.release())
    await migrateAtomically(connection, database.queries)
    return database
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Opens an existing file for reading beside the process that owns it. */
export async function openSqliteForReading(path: string): Promise<Database> {
  const file = existingFile(path)
  return asDatabase(connect(file, 'PRAGMA query_only = ON'), file, () => undefined)
}

function connect(file: string, pragmas: string): Libsql.Database {
  try {
    const connection = new Libsql(file, { timeout: busyTimeout })
    connection.exec(pragmas)
    return connection
  } catch (error) {
    throw sqliteFailure(error)
  }
}

/** Kysely runs no transaction around SQLite migrations; a process that dies half-way must leave nothing. */
async function migrateAtomically(connection: Libsql.Database, queries: Queries): Promise<void> {
  connection.exec('BEGIN IMMEDIATE')
  try {
    await migrate(queries, null)
    connection.exec('COMMIT')
  } catch (error) {
    connection.close()
    throw error
  }
}

function asDatabase(connection: Libsql.Database, file: string, closed: () => void): Database {
  const statements = sqliteConnection(connection, file)
  const queries = new Kysely<Schema>({ dialect: new SqliteDialect({ database: statements }) })
  return {
    kind: 'sqlite',
    queries,
    transact: (work) => queries.connection().execute((own) => immediately(own, work)),
    async close() {
      if (!connection.open) return
      statements.close()
      closed()
    },
  }
}

async function immediately<T>(connection: Queries, work: (queries: Queries) => Promise<T>): Promise<T> {
  await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  try {
    const result = await work(connection)
    await connection.executeQuery(CompiledQuery.raw('commit'))
    return result
  } catch (error) {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined)
    throw error
  }
}
