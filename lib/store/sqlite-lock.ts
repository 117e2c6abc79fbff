import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import Libsql from 'libsql'
import { BrevetError } from '../domain/errors'
import { sqliteCode, sqliteFailure } from './sqlite-failure'
import { privateFile } from './sqlite-file'

export interface SqliteLock {
  release(): void
}

/**
 * Lets one process own a database file. The lock is SQLite's own exclusive lock on a companion file `<path>.lock`, which the
 * operating system drops when the process ends, however it ends. Readers without a lock are not kept out.
 * `<path>.pid` beside it only tells the next process whom to name. Throws `store_locked` with `path` and, where known, `pid`.
 */
export function lockSqlite(path: string): SqliteLock {
  const pidFile = `${path}.pid`
  const holder = holdLock(path, pidFile)
  writeFileSync(privateFile(pidFile), String(process.pid))
  return {
    release() {
      rmSync(pidFile, { force: true })
      holder.close()
    },
  }
}

function holdLock(path: string, pidFile: string): Libsql.Database {
  const holder = new Libsql(privateFile(`${path}.lock`), { timeout: 0 })
  try {
    holder.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return holder
  } catch (error) {
    holder.close()
    if (!sqliteCode(error).startsWith('SQLITE_BUSY')) throw sqliteFailure(error)
    throw new BrevetError('store_locked', { path, ...ownerOf(pidFile) })
  }
}

function ownerOf(pidFile: string): { readonly pid?: number } {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'))
    return Number.isSafeInteger(pid) && pid > 0 ? { pid } : {}
  } catch {
    return {}
  }
}
