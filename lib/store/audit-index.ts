import { sql } from 'kysely'
import type { AuditFilter } from '../domain/audit-filter'
import { fitsFilter, isWholeAudit } from '../domain/audit-filter'
import type { AuditCursor, AuditIndex, AuditRow } from '../domain/repositories'
import { indexColumnsOf, searchKey } from './audit-index-columns'
import { type Leads, leadsOf } from './audit-leads'
import { fromRow, referencePattern } from './audit-rows'
import type { Database, Queries } from './database'

export function auditIndexIn(database: Database): AuditIndex {
  const { queries } = database
  return {
    async page(filter, cursor, limit) {
      const further = await rowsOf(queries, filter, { cursor, limit: limit + 1 })
      const found = further.slice(0, limit)
      const rows = found.filter((row) => isWholeAudit(filter) || (row.event !== null && fitsFilter(filter, row.event)))
      const ends = further.length <= limit
      const last = found.at(-1)?.sequence ?? null
      return { rows: cursor.direction === 'newer' ? rows.reverse() : rows, last, ends }
    },
    async complete(limit) {
      if (await isComplete(queries)) return 0
      return database.transact((transaction) => complete(transaction, limit))
    },
    isComplete: () => isComplete(queries),
  }
}

async function isComplete(queries: Queries): Promise<boolean> {
  const unindexed = queries.selectFrom('audit_rows').select('sequence').where('at', 'is', null)
  return (await unindexed.limit(1).executeTakeFirst()) === undefined
}

interface Part {
  readonly cursor: AuditCursor
  readonly limit: number
}

/** Raw rows in the direction of the cursor. One query for each lead, each along an index that has the order of the chain. */
async function rowsOf(queries: Queries, filter: AuditFilter, part: Part): Promise<AuditRow[]> {
  if (filter.reference !== null && !referencePattern.test(filter.reference)) return []
  const bounds = await boundsOf(queries, filter)
  if (bounds === null) return []
  const leads = await leadsOf(queries, filter)
  const found = await Promise.all(leads.map((lead) => rowsAlong(queries, lead, { filter, bounds, part })))
  const sign = part.cursor.direction === 'newer' ? 1 : -1
  const unique = new Map(found.flat().map((row) => [row.sequence, row]))
  const rows = [...unique.values()].sort((one, other) => sign * (one.sequence - other.sequence))
  return rows.slice(0, part.limit)
}

interface Walk {
  readonly filter: AuditFilter
  readonly bounds: Bounds
  readonly part: Part
}

async function rowsAlong(queries: Queries, lead: Leads, { filter, bounds, part }: Walk): Promise<AuditRow[]> {
  const { cursor, limit } = part
  const isNewer = cursor.direction === 'newer'
  let rows = queries
    .selectFrom('audit_rows')
    .selectAll()
    .where('sequence', isNewer ? '>' : '<', cursor.sequence)
  for (const [column, value] of Object.entries(lead)) rows = rows.where(sql.ref(column), '=', value)
  for (const [column, value] of Object.entries(exactly(filter))) {
    // Concatenation keeps either database from walking another index than the lead's.
    if (value !== null && !(column in lead)) rows = rows.where(sql`${sql.ref(column)} || ''`, '=', value)
  }
  if (filter.from) rows = rows.where(sql<number>`at + 0`, '>=', filter.from.getTime())
  if (filter.until) rows = rows.where(sql<number>`at + 0`, '<', filter.until.getTime())
  if (bounds.lowest !== null) rows = rows.where('sequence', '>=', bounds.lowest)
  if (bounds.highest !== null) rows = rows.where('sequence', '<=', bounds.highest)
  return (
    await rows
      .orderBy('sequence', isNewer ? 'asc' : 'desc')
      .limit(limit)
      .execute()
  ).map(fromRow)
}

/** The columns that must have one value. The person is not among them: three columns may have it. */
function exactly({ action, outcome, code, accountId, role, ip, reference }: AuditFilter) {
  return {
    action,
    outcome,
    code,
    account_key: searchKey(accountId),
    role_key: searchKey(role),
    ip_key: searchKey(ip),
    reference,
  }
}

interface Bounds {
  readonly lowest: number | null
  readonly highest: number | null
}

/** Rows are appended when their event happens, in milliseconds, but clocks of replicas differ: an hour is far more than they may. */
const clockSlackMilliseconds = 3_600_000

/** Between which rows of the chain a time lies; null when no row can. */
async function boundsOf(queries: Queries, { from, until }: AuditFilter): Promise<Bounds | null> {
  const rows = queries.selectFrom('audit_rows').select('sequence')
  const first = from && rows.where('at', '>=', from.getTime() - clockSlackMilliseconds)
  const last = until && rows.where('at', '<', until.getTime() + clockSlackMilliseconds)
  const lowest = await first?.orderBy('at').orderBy('sequence').limit(1).executeTakeFirst()
  const highest = await last?.orderBy('at', 'desc').orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  if ((from && !lowest) || (until && !highest)) return null
  return { lowest: lowest?.sequence ?? null, highest: highest?.sequence ?? null }
}

async function complete(queries: Queries, limit: number): Promise<number> {
  const unindexed = queries.selectFrom('audit_rows').selectAll().where('at', 'is', null)
  const rows = (await unindexed.orderBy('sequence').limit(limit).execute()).map(fromRow)
  for (const { sequence, event } of rows) {
    const row = queries.updateTable('audit_rows').set(indexColumnsOf(event))
    await row.where('sequence', '=', sequence).execute()
  }
  return rows.length
}
