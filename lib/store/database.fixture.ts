/** Test support: an empty database of a test's own, with a way around the repositories to look at it and to tamper with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import type { DatabaseSettings } from '../config/config'

export interface TestDatabase {
  readonly settings: DatabaseSettings
  /** Runs one statement past the store and returns its rows. */
  execute(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  drop(): Promise<void>
}

/** A SQLite file in a temporary folder of its own. */
export async function createSqliteTestDatabase(): Promise<TestDatabase & { readonly path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-store-'))
  const path = join(folder, 'data', 'brevet.db')
  return {
    path,
    settings: { kind: 'sqlite', path },
    async execute(sql) {
      const database = new Libsql(path, { timeout: 2000 })
      try {
        const statement = database.prepare(sql)
        if (statement.reader) return statement.all([]) as Record<string, unknown>[]
        statement.run([])
        return []
      } finally {
        database.close()
      }
    },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}
