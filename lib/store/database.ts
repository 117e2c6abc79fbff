import type { Kysely } from 'kysely'
import type { Schema } from './schema'

/** Either Kysely itself or the one connection of a transaction. */
export type Queries = Kysely<Schema>

/** One open database, SQLite or PostgreSQL. Driver errors reach no caller: they are BrevetErrors already. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres'
  readonly queries: Queries
  /** Runs `work` in one write transaction; on SQLite no other statement of this process comes between. Commits durably. */
  transact<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  close(): Promise<void>
}
