import type { DatabaseSettings } from '../config/config'
import type { BrevetError } from '../domain/errors'

/** What an operator reads when the database cannot be opened: what is wrong, and what to do. Names no secret. */
export function openingFault({ code, details }: BrevetError, database: DatabaseSettings): string {
  const reason = String(details['reason'] ?? code)
  const place = placeOf(database)
  if (code === 'store_locked') return lockedText(place, details['pid'])
  if (code === 'store_unavailable')
    return `the database ${place} cannot be opened: ${unavailableTexts[reason] ?? reason}`
  if (reason === 'sealed_with_another_secret') {
    return `BREVET_SECRET is not the one that the database ${place} was made with; ${keyRingAdvice}`
  }
  if (reason === 'sealed_value_altered') return `the database ${place} holds a sealed value that was altered or moved`
  return `the database ${place} cannot be opened: ${reason}`
}

const keyRingAdvice = 'give the old one as well, as BREVET_SECRET=new,old, or begin with an empty database'

function lockedText(place: string, pid: unknown): string {
  const owner = typeof pid === 'number' ? `another process (${pid})` : 'another process'
  return `the database ${place} is open in ${owner}; stop it, or use PostgreSQL for more than one process`
}

/** The file, or host and database name: never user or password. */
function placeOf(database: DatabaseSettings): string {
  if (database.kind === 'sqlite') return database.path
  const { host, pathname } = new URL(database.url.reveal())
  return `${host}${pathname}`
}

const rights = 'the user that runs Brevet must be able to write the file and its folder'
const credentials = 'the server refuses the user or password of DATABASE_URL'

/** By error code of the system, of SQLite or of PostgreSQL (SQLSTATE). */
const unavailableTexts: Readonly<Record<string, string>> = {
  file_missing: 'there is no such file; the portal makes it at its first start',
  no_audit_key: 'no portal has been started on it yet',
  schema_missing: 'no portal has been started on it yet',
  EISDIR: 'it is a folder; name a file',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: rights,
  EPERM: rights,
  EROFS: 'its file system is read-only',
  ENOSPC: 'its disk is full',
  SQLITE_FULL: 'its disk is full',
  SQLITE_CANTOPEN: rights,
  SQLITE_READONLY: rights,
  SQLITE_NOTADB: 'it is no SQLite database',
  SQLITE_CORRUPT: 'it is damaged; restore a backup',
  ECONNREFUSED: 'no PostgreSQL answers there',
  ENOTFOUND: 'its host is unknown',
  EAI_AGAIN: 'its host cannot be looked up',
  ETIMEDOUT: 'its host does not answer',
  connection: 'its host does not answer, or not as a PostgreSQL server',
  '28000': credentials,
  '28P01': credentials,
  '3D000': 'the server has no database of this name',
  '42501': 'its user may not make tables there',
  '53300': 'the server has too many connections',
  '57P03': 'the server is starting or stopping; try again',
}
