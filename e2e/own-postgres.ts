import { startTestPostgres } from '../lib/store/postgres.fixture'

/** An empty database on a real PostgreSQL, for portals of several processes. */
export interface OwnPostgres {
  readonly url: string
  /** The rows of a statement. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  stop(): Promise<void>
}

/** As the store's tests start it: where there is no PostgreSQL, nothing passes. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const server = await startTestPostgres()
  const { settings, execute } = await server.createDatabase()
  if (settings.kind !== 'postgres') throw new Error('there is no PostgreSQL')
  return { url: settings.url.reveal(), query: execute, stop: server.stop }
}
