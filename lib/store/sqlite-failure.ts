import { BrevetError } from '../domain/errors'

/** Result codes that speak of the statement, not of the database: a mistake of ours. */
const mistakes = /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE|TOOBIG|SCHEMA)/

/** Turns an error of libsql into ours. The driver's message is dropped: it may quote values. */
export function sqliteFailure(error: unknown): BrevetError {
  const code = sqliteCode(error)
  if (error instanceof Error && error.message.includes('no such table')) {
    return new BrevetError('store_unavailable', { reason: 'schema_missing' })
  }
  return new BrevetError(mistakes.test(code) ? 'internal' : 'store_unavailable', { reason: code })
}

/** The SQLite result code of an error, such as `SQLITE_BUSY`. */
export function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'sqlite'
}
