import { sql } from 'kysely'
import { auditActions, auditOutcomes } from '../domain/audit-event'
import type { AuditFilter } from '../domain/audit-filter'
import { searchKey } from './audit-index-columns'
import type { Queries } from './database'

/** Columns and the value that each must have: a walk along one index. Without any it is the chain itself. */
export type Leads = Readonly<Record<string, string>>

/** People that one typed beginning may mean; of more, the first are found. */
const mostPeople = 10

/**
 * The walks that together find what a filter wants. Of several indexes the one is taken that lets least through: neither database
 * knows how rare a value is, so it is counted, as far as it matters.
 */
export async function leadsOf(queries: Queries, filter: AuditFilter): Promise<readonly Leads[]> {
  const { reference, person, ip, accountId, code, role, action, outcome } = filter
  if (reference !== null) return [{ reference }]
  if (person !== null) return peopleLike(queries, person)
  const single = Object.entries({
    ip_key: searchKey(ip),
    account_key: searchKey(accountId),
    code,
    role_key: searchKey(role),
  }).flatMap(([column, value]) => (value === null ? [] : [[{ [column]: value }]]))
  const isDeed = action !== null || outcome !== null
  return rarest(queries, [...single, ...(isDeed ? [deeds(action, outcome)] : [])])
}

/** Rows of an index that are counted: a walk along so many is quick. */
const mostCounted = 2000

async function rarest(queries: Queries, candidates: ReadonlyArray<readonly Leads[]>): Promise<readonly Leads[]> {
  const [first = [{}], ...others] = candidates
  if (others.length === 0) return first
  const counts = await Promise.all(
    candidates.map(async (leads) => {
      const each = await Promise.all(leads.map((lead) => countUpTo(queries, lead)))
      return each.reduce((sum, count) => sum + count, 0)
    }),
  )
  return candidates[counts.indexOf(Math.min(...counts))] ?? first
}

async function countUpTo(queries: Queries, lead: Leads): Promise<number> {
  let rows = queries.selectFrom('audit_rows').select('sequence')
  for (const [column, value] of Object.entries(lead)) rows = rows.where(sql.ref(column), '=', value)
  const counted = queries.selectFrom(rows.limit(mostCounted).as('some')).select(({ fn }) => fn.countAll().as('count'))
  return Number((await counted.executeTakeFirstOrThrow()).count)
}

/** One index has both: either alone is the sum over the other. */
function deeds(action: string | null, outcome: string | null): readonly Leads[] {
  const actions = action === null ? auditActions : [action]
  const outcomes = outcome === null ? auditOutcomes : [outcome]
  return actions.flatMap((one) => outcomes.map((other) => ({ action: one, outcome: other })))
}

async function peopleLike(queries: Queries, person: string): Promise<readonly Leads[]> {
  const start = searchKey(person)
  if (start === null) return [{}]
  const columns = ['email_key', 'name_key', 'subject_key'] as const
  const found = await Promise.all(
    columns.map(async (column) => (await keysFrom(queries, column, start)).map((key) => ({ [column]: key }))),
  )
  return found.flat()
}

/** The different keys that begin so: one look into the index for each, however many rows have it. */
async function keysFrom(queries: Queries, column: 'email_key' | 'name_key' | 'subject_key', start: string) {
  const keys: string[] = []
  while (keys.length < mostPeople) {
    const last = keys.at(-1)
    const rows = queries.selectFrom('audit_rows').select(column).where(column, '<', `${start}g`)
    const next = last === undefined ? rows.where(column, '>=', start) : rows.where(column, '>', last)
    const key = (await next.orderBy(column).limit(1).executeTakeFirst())?.[column]
    if (!key) break
    keys.push(key)
  }
  return keys
}
