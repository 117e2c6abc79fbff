import type { SqliteDatabase, SqliteStatement } from 'kysely'
import type Libsql from 'libsql'
import { BrevetError } from '../domain/errors'
import { sqliteFailure } from './sqlite-failure'
import { placeOf } from './sqlite-file'

/** More distinct statements than the repositories have; beyond it the cache starts anew. */
const statementLimit = 256

/**
 * Gives Kysely a libsql connection that prepares each statement once and throws BrevetErrors only.
 * Nothing is read or written once another file, or none, stands at `path`.
 */
export function sqliteConnection(database: Libsql.Database, path: string): SqliteDatabase {
  const place = placeOf(path)
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      if (!database.open) throw new BrevetError('store_unavailable', { reason: 'closed' })
      if (!place.isUnchanged()) throw new BrevetError('store_unavailable', { reason: 'file_replaced' })
      const known = statements.get(sql)
      if (known !== undefined) return known
      const prepared = translated(attempt(() => database.prepare(sql)))
      if (statements.size >= statementLimit) statements.clear()
      statements.set(sql, prepared)
      return prepared
    },
    close() {
      statements.clear()
      database.close()
    },
  }
}

function translated(statement: Libsql.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => attempt(() => statement.all([...parameters])),
    run: (parameters) => attempt(() => statement.run([...parameters])),
    iterate: (parameters) => attempt(() => statement.iterate([...parameters])),
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw sqliteFailure(error)
  }
}
