import { type Selectable, sql } from 'kysely'
import type { AuditEvent } from '../domain/audit-event'
import type { AuditHead, AuditRow, AuditRows } from '../domain/repositories'
import { indexColumnsOf } from './audit-index-columns'
import { readAuditEvent } from './audit-record'
import type { Database, Queries } from './database'
import { rowKey } from './row-key'
import type { Schema } from './schema'

export function auditRowsIn(database: Database): AuditRows {
  return {
    append: (seal) =>
      database.transact(async (queries) => {
        const { row, headMac } = seal(await lockedHead(queries, database.kind))
        await queries.insertInto('audit_rows').values(toRow(row)).execute()
        const head = { sequence: row.sequence, hash: row.hash, mac: headMac }
        await queries.updateTable('audit_head').set(head).where('id', '=', 1).execute()
        return row
      }),
    async head() {
      const head = database.queries.selectFrom('audit_head').select(['sequence', 'hash', 'mac'])
      return (await head.where('id', '=', 1).executeTakeFirst()) ?? missingHead
    },
    async read(after, limit) {
      const rows = database.queries.selectFrom('audit_rows').selectAll().where('sequence', '>', after)
      return (await rows.orderBy('sequence').limit(limit).execute()).map(fromRow)
    },
    async find(reference) {
      if (!referencePattern.test(reference)) return []
      const rows = database.queries.selectFrom('audit_rows').selectAll().where('reference', '=', reference)
      const found = (await rows.orderBy('sequence').execute()).map(fromRow)
      return found.filter(({ event }) => event?.reference === reference)
    },
    async issuedTo(source, subject, limit) {
      const person = rowKey(source, subject)
      const rows = database.queries.selectFrom('audit_rows').selectAll().where('issued_to', '=', person)
      const newest = (await rows.orderBy('sequence', 'desc').limit(limit).execute()).map(fromRow)
      return newest.filter(({ event }) => event && issuedTo(event) === person)
    },
  }
}

/** References of a request's own form are in the column; any other text stays in the body alone. */
export const referencePattern = /^brv-[0-9A-Z-]{1,32}$/

/** A head record that somebody deleted; its MAC fits nothing. */
const missingHead = { sequence: 0, hash: '', mac: 'missing' }

/**
 * Locks the head record until the transaction ends; on SQLite the transaction itself is exclusive.
 * A PostgreSQL server set to `synchronous_commit = off` is told to flush this commit before it answers.
 */
async function lockedHead(queries: Queries, kind: Database['kind']): Promise<AuditHead> {
  const head = queries.selectFrom('audit_head').select(['sequence', 'hash']).where('id', '=', 1)
  if (kind === 'sqlite') return head.executeTakeFirstOrThrow()
  const durable = sql<string>`set_config('synchronous_commit',
    coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), true)`
  const { sequence, hash } = await head.select(durable.as('durable')).forUpdate().executeTakeFirstOrThrow()
  return { sequence, hash }
}

function toRow(row: AuditRow): Selectable<Schema['audit_rows']> {
  const { sequence, body, previousHash, hash, mac } = row
  const reference = row.event?.reference ?? ''
  const findable = referencePattern.test(reference) ? reference : null
  const issued_to = row.event && issuedTo(row.event)
  return {
    ...indexColumnsOf(row.event),
    sequence,
    body,
    previous_hash: previousHash,
    hash,
    mac,
    reference: findable,
    issued_to,
  }
}

/** The hash of the person who got keys or a console by this event; null when nobody did. */
function issuedTo({ action, outcome, actor }: AuditEvent): string | null {
  const isIssue = outcome === 'succeeded' && (action === 'keys' || action === 'console')
  return isIssue && actor?.subject != null ? rowKey(actor.source, actor.subject) : null
}

export function fromRow(row: Selectable<Schema['audit_rows']>): AuditRow {
  const { sequence, body, hash, mac } = row
  return { sequence, event: readAuditEvent(body), body, previousHash: row.previous_hash, hash, mac }
}
