import type { AuditFilter } from '../domain/audit-filter'
import { BrevetError, type SafeDetails } from '../domain/errors'
import type { AuditRow } from '../domain/repositories'
import { type AuditExportFormat, exportForms } from './audit-export-format'
import { filterQuery } from './audit-query'
import { actorOf, type Deed, record, recordRefusal } from './audit-trail'
import { knownAccount, maySeeAudit } from './audit-view'
import type { Installation } from './installation'
import type { PersonalVisit } from './visit'

export interface ExportAudit extends PersonalVisit {
  readonly filter: AuditFilter
  readonly format: AuditExportFormat
}

/** A file that is made while it is sent. */
export interface AuditExport {
  readonly fileName: string
  readonly mediaType: string
  /** Reads on only when the receiver has taken what came before; cancelling it stops the export. */
  readonly content: ReadableStream<Uint8Array>
}

/** Rows read at once; what of the audit is held at one time. */
const batchRows = 500

/**
 * All rows that a filter finds, oldest first, up to the end that the audit has now. That it was begun, and how it ended and with
 * how many rows, is in the audit. Fails with `not_found` for whom the audit is not meant, and with `audit_unavailable`.
 */
export async function exportAudit(installation: Installation, request: ExportAudit): Promise<AuditExport> {
  const { reference, client, session, filter, format } = request
  const { identity } = session
  const deed: Deed = { reference, client, action: 'audit-export', actor: actorOf(identity), target: null }
  return recordRefusal(installation, deed, async () => {
    if (!maySeeAudit(installation, identity)) throw new BrevetError('not_found')
    const { sequence: end } = await installation.repositories.auditRows.head()
    const details = { format, filter: filterQuery(filter).toString(), throughRow: end }
    await record(installation, { ...deed, outcome: 'started', details })
    const known = knownAccount(filter, installation.current().access.accounts)
    const ending = (outcome: 'succeeded' | 'failed', more: SafeDetails) =>
      record(installation, { ...deed, outcome, details: { ...details, ...more } })
    const batches = batchesOf(installation, known, end)
    return {
      fileName: `brevet-audit-${installation.now().toISOString().slice(0, 19).replaceAll(':', '')}Z.${format}`,
      mediaType: exportForms[format].mediaType,
      content: contentOf(batches, format, ending),
    }
  })
}

async function* batchesOf({ repositories }: Installation, filter: AuditFilter, end: number) {
  for (let after = 0; ; ) {
    const page = await repositories.auditIndex.page(filter, { sequence: after, direction: 'newer' }, batchRows)
    const rows = page.rows.filter(({ sequence }) => sequence <= end).reverse()
    if (rows.length > 0) yield rows
    if (page.ends || page.last === null || page.last >= end) return
    after = page.last
  }
}

type Ending = (outcome: 'succeeded' | 'failed', details: SafeDetails) => Promise<void>

/** The row of the outcome is written before the last byte is given: a file that ends well is in the audit. */
function contentOf(
  batches: AsyncGenerator<readonly AuditRow[]>,
  format: AuditExportFormat,
  ending: Ending,
): ReadableStream<Uint8Array> {
  const { head, line } = exportForms[format]
  const encoder = new TextEncoder()
  let rows = 0
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (head !== '') controller.enqueue(encoder.encode(head))
      },
      async pull(controller) {
        try {
          const { value, done } = await batches.next()
          if (done) {
            await ending('succeeded', { rows })
            return controller.close()
          }
          rows += value.length
          controller.enqueue(encoder.encode(value.map(line).join('')))
        } catch (error) {
          await ending('failed', { rows, reason: 'interrupted' }).catch(() => undefined)
          throw error
        }
      },
      async cancel() {
        await batches.return(undefined)
        await ending('failed', { rows, reason: 'receiver_left' })
      },
    },
    { highWaterMark: 1 },
  )
}
