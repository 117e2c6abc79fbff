import { DatabaseError } from 'pg'
import { BrevetError } from '../domain/errors'

/** SQLSTATE classes in which the server or its state is at fault, and codes of a server that only reads. */
const outages = /^(08|28|3D|40|53|55|57|58|XX|25006|42501)/

/** Turns an error of `pg` into ours. The driver's message is dropped: it may quote values. */
export function postgresFailure(error: unknown): BrevetError {
  if (!(error instanceof DatabaseError)) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'connection'
    return new BrevetError('store_unavailable', { reason })
  }
  const code = error.code ?? 'XX000'
  if (code === '42P01') return new BrevetError('store_unavailable', { reason: 'schema_missing' })
  return new BrevetError(outages.test(code) ? 'store_unavailable' : 'internal', { reason: code })
}
