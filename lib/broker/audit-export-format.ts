import type { AuditRow } from '../domain/repositories'
import { csvLine } from './csv'
import { purposeOf } from './purpose-text'

export const auditExportFormats = ['csv', 'jsonl'] as const
export type AuditExportFormat = (typeof auditExportFormats)[number]

/** A form of the audit as a file. */
interface ExportForm {
  readonly mediaType: string
  readonly head: string
  line(row: AuditRow): string
}

const columns = [
  'sequence',
  'at',
  'action',
  'outcome',
  'code',
  'source',
  'subject',
  'name',
  'email',
  'account',
  'role',
  'purpose',
  'ticket',
  'ip',
  'userAgent',
  'reference',
  'details',
] as const

export const exportForms: Readonly<Record<AuditExportFormat, ExportForm>> = {
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', head: csvLine(columns), line: csvOf },
  // The body is a text within the line: its hash is over exactly these characters.
  jsonl: {
    mediaType: 'application/jsonl; charset=utf-8',
    head: '',
    line: ({ sequence, body, previousHash, hash, mac }) =>
      `${JSON.stringify({ sequence, body, previousHash, hash, mac })}\n`,
  },
}

/** A row whose body says nothing any more keeps its number, and shows the body. */
function csvOf({ sequence, event, body }: AuditRow): string {
  if (!event) return csvLine([sequence, ...columns.slice(2).map(() => null), body])
  const { at, action, outcome, code, actor, target, client, reference, details } = event
  return csvLine([
    sequence,
    at.toISOString(),
    action,
    outcome,
    code,
    actor?.source ?? null,
    actor?.subject ?? null,
    actor?.name ?? null,
    actor?.email ?? null,
    target?.accountId ?? null,
    target?.roleName ?? null,
    purposeOf(event),
    details['ticket'] === undefined ? null : String(details['ticket']),
    client.ip,
    client.userAgent,
    reference,
    JSON.stringify(details),
  ])
}
