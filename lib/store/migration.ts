import { Migrator } from 'kysely'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { Queries } from './database'
import { migrations } from './migrations'

/**
 * Brings the schema up to date; a schema of a newer release is left as it is.
 * `schema` names the PostgreSQL schema to look for tables in; null on SQLite.
 */
export async function migrate(queries: Queries, schema: string | null): Promise<void> {
  const migrator = new Migrator({
    db: queries,
    provider: migrations,
    migrationTableName: 'brevet_migration',
    migrationLockTableName: 'brevet_migration_lock',
    ...(schema === null ? {} : { migrationTableSchema: schema }),
  })
  const known = await migrator.getMigrations()
  if (known.every((migration) => migration.executedAt !== undefined)) return
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  throw isBrevetError(error) ? error : new BrevetError('internal', { reason: 'migration_failed' }, { cause: error })
}
