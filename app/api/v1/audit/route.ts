import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { filterQuery, readAuditQuery } from '@/lib/broker/audit-query'
import type { AuditPage } from '@/lib/broker/audit-view'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'
import type { AuditCursor } from '@/lib/domain/repositories'

/** A page of the audit, newest first, by the filter of the screen. For auditors and administrators. */
export const GET = apiRoute(async (request, visit) => {
  const { session } = await personal(visit)
  const query = readAuditQuery(new URL(request.url).searchParams)
  const { broker } = runtime()
  if (!broker.maySeeAudit(session.identity)) throw new BrevetError('not_found')
  const [field] = query.faults
  if (field !== undefined) throw new BrevetError('request_malformed', { field })
  const page = await broker.auditPage(session.identity, query)
  if (!page) throw new BrevetError('not_found')
  const address = (cursor: AuditCursor | null) => {
    if (!cursor) return null
    const parameters = filterQuery(query.filter)
    parameters.set(cursor.direction, String(cursor.sequence))
    return `/api/v1/audit?${parameters}`
  }
  const { newer, older, total, isIndexed, chain } = page
  return Response.json(
    { rows: page.rows.map(view), newer: address(newer), older: address(older), total, indexed: isIndexed, chain },
    { headers: unkept },
  )
})

/** The event beside the exact text that its hash is over. */
function view({ row: { sequence, event, body, previousHash, hash, mac } }: AuditPage['rows'][number]) {
  return { sequence, event, body, previousHash, hash, mac }
}
