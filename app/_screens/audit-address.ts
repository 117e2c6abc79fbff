import { filterQuery } from '@/lib/broker/audit-query'
import type { AuditFilter } from '@/lib/domain/audit-filter'
import type { AuditCursor } from '@/lib/domain/repositories'

/** What a view of the audit shows. */
export interface AuditView {
  readonly filter: AuditFilter
  readonly cursor: AuditCursor | null
  readonly row: number | null
}

/** Where a view is found, so that it can be sent to a colleague. */
export function auditAddress({ filter, cursor, row }: AuditView): string {
  const query = filterQuery(filter)
  if (cursor) query.set(cursor.direction, String(cursor.sequence))
  if (row !== null) query.set('row', String(row))
  return query.size === 0 ? '/admin/audit' : `/admin/audit?${query}`
}
