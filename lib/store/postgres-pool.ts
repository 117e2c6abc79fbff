import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, types } from 'pg'
import type { BrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'
import { postgresFailure } from './postgres-failure'

const bigintOid = 20
const ignore = () => undefined

/** Connection settings for a URL, whose `sslmode` decides on TLS. 64-bit integers come back as numbers. */
export function connectionConfig(url: Secret): PoolConfig {
  return {
    connectionString: url.reveal(),
    application_name: 'brevet',
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === bigintOid ? Number : types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
    } as PoolConfig['types'],
  }
}

/** A pool whose lost connections stop nobody: no error event goes unheard, and a connection that failed is not used again. */
export function openPool(config: PoolConfig): PostgresPool {
  const pool = new Pool(config)
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  return {
    connect: () => pool.connect().then(watched, (error) => Promise.reject(postgresFailure(error))),
    end: () => pool.end(),
  }
}

function watched(client: PoolClient): PostgresPoolClient {
  const state = { isBroken: false }
  const query = (sql: string, parameters: unknown[]) =>
    client.query(sql, parameters).catch((error) => {
      const failure = postgresFailure(error)
      state.isBroken ||= isOutage(failure)
      throw failure
    })
  return {
    // Kysely's type has a second form for cursors, which the store does not use.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy?: boolean) => client.release(destroy === true || state.isBroken),
  }
}

function isOutage(failure: BrevetError): boolean {
  return failure.code === 'store_unavailable'
}
