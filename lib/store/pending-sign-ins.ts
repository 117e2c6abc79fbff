import { z } from 'zod'
import type { PendingSignIns } from '../domain/repositories'
import type { Database } from './database'
import { parseRecord } from './record'
import { rowKey } from './row-key'
import type { Sealer } from './seal'

const pendingRecord = z.strictObject({ returnTo: z.string(), memory: z.record(z.string(), z.string()) })

/** Rows are found by the hash of (id, source, browser): an answer from another browser or source finds nothing. */
export function pendingSignInsIn({ queries }: Database, sealer: Sealer): PendingSignIns {
  const place = (row: string) => ({ table: 'pending_sign_ins', column: 'sealed', row })
  return {
    async insert(pending) {
      const key = rowKey(pending.id, pending.source, pending.browserHash)
      const record = JSON.stringify({ returnTo: pending.returnTo, memory: pending.memory })
      const created_at = pending.createdAt.getTime()
      const values = { binding_hash: key, sealed: sealer.seal(record, place(key)), created_at }
      const row = { ...values, expires_at: pending.expiresAt.getTime() }
      await queries.insertInto('pending_sign_ins').values(row).execute()
    },
    async find(id, source, browserHash, now) {
      const key = rowKey(id, source, browserHash)
      const open = queries.selectFrom('pending_sign_ins').selectAll().where('expires_at', '>', now.getTime())
      const row = await open.where('binding_hash', '=', key).executeTakeFirst()
      if (row === undefined) return null
      const record = parseRecord(pendingRecord, sealer.open(row.sealed, place(key)), 'pending_sign_ins')
      const instants = { createdAt: new Date(row.created_at), expiresAt: new Date(row.expires_at) }
      return { id, source, browserHash, ...record, ...instants }
    },
    async consume(id, source, browserHash, now) {
      const key = rowKey(id, source, browserHash)
      const open = queries.deleteFrom('pending_sign_ins').where('expires_at', '>', now.getTime())
      const deleted = await open.where('binding_hash', '=', key).returning('binding_hash').execute()
      return deleted.length === 1
    },
    async deleteExpired(now) {
      const expired = queries.deleteFrom('pending_sign_ins').where('expires_at', '<=', now.getTime())
      return Number((await expired.executeTakeFirst()).numDeletedRows)
    },
  }
}
