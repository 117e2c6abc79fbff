import type { ChainState } from '../audit/chain-watch'
import type { AuditFilter } from '../domain/audit-filter'
import { foldedText } from '../domain/audit-filter'
import type { Account } from '../domain/entitlement'
import type { Identity } from '../domain/identity'
import type { AuditCursor, AuditRow } from '../domain/repositories'
import type { AuditQuery } from './audit-query'
import { type CloudTrailHint, cloudTrailHint } from './cloudtrail-hint'
import type { Installation } from './installation'

/** A row of the audit with the account it is about, where brevet.yaml has it. */
export interface AuditRowView {
  readonly row: AuditRow
  readonly account: Account | null
}

export interface AuditPage {
  readonly rows: readonly AuditRowView[]
  /** Where the pages beside this one begin; null at an end. */
  readonly newer: AuditCursor | null
  readonly older: AuditCursor | null
  /** Rows of the whole audit. */
  readonly total: number
  /** False while rows of another release are not indexed: a filter does not find them yet. */
  readonly isIndexed: boolean
  readonly chain: ChainState
  /** The row that the query names, with what belongs to it; null when it names none or there is none. */
  readonly detail: AuditDetail | null
}

export interface AuditDetail extends AuditRowView {
  /** The rows of the same request, this one among them. */
  readonly related: readonly AuditRow[]
  /** Null where AWS was not asked. */
  readonly cloudTrail: CloudTrailHint | null
}

const pageRows = 50
/** Rows of another release that one look takes in: some milliseconds. The rest is done in the background. */
const indexedAtOnce = 200

/** Whether somebody may read the audit: auditors, and administrators. */
export function maySeeAudit({ current }: Pick<Installation, 'current'>, identity: Identity): boolean {
  const { access } = current()
  return access.isAuditor(identity) || access.isAdmin(identity)
}

/** One page of the audit; null for whom it is not meant. */
export async function auditPage(
  installation: Installation,
  identity: Identity,
  query: AuditQuery,
): Promise<AuditPage | null> {
  if (!maySeeAudit(installation, identity)) return null
  const { repositories, current, chain } = installation
  const { auditIndex, auditRows } = repositories
  await auditIndex.complete(indexedAtOnce)
  const { accounts } = current().access
  const filter = knownAccount(query.filter, accounts)
  const view = (row: AuditRow) => ({ row, account: accountOf(row, accounts) })
  const [page, head, isIndexed, detail] = await Promise.all([
    pageAt(auditIndex, filter, query.cursor),
    auditRows.head(),
    auditIndex.isComplete(),
    query.row === null ? null : detailOf(installation, query.row),
  ])
  return {
    ...page,
    rows: page.rows.map(view),
    total: head.sequence,
    isIndexed,
    chain: await chain.advance().catch(() => chain.state()),
    detail: detail && { ...view(detail.row), ...detail },
  }
}

/** An account may be named by its id, with or without hyphens, and by its alias or name. */
export function knownAccount(filter: AuditFilter, accounts: readonly Account[]): AuditFilter {
  if (filter.accountId === null) return filter
  const wanted = foldedText(filter.accountId)
  const digits = wanted.replaceAll('-', '')
  const named = accounts.find(({ alias, name }) => [alias, name].some((text) => foldedText(text) === wanted))
  return { ...filter, accountId: named?.id ?? (/^\d{12}$/.test(digits) ? digits : filter.accountId) }
}

type Pages = Pick<AuditPage, 'newer' | 'older'> & { readonly rows: readonly AuditRow[] }
type AuditIndex = Installation['repositories']['auditIndex']

async function pageAt(index: AuditIndex, filter: AuditFilter, cursor: AuditCursor | null): Promise<Pages> {
  const older = (sequence: number) => ({ sequence, direction: 'older' }) as const
  const newer = (sequence: number) => ({ sequence, direction: 'newer' }) as const
  if (cursor?.direction === 'newer') {
    const page = await index.page(filter, cursor, pageRows)
    // A page at the newest end is filled from there, so that it is never a page of two rows.
    if (page.last !== null && !page.ends) {
      return { rows: page.rows, newer: newer(page.last), older: older(cursor.sequence + 1) }
    }
  }
  const isOlder = cursor?.direction === 'older'
  const page = await index.page(filter, isOlder ? cursor : older(Number.MAX_SAFE_INTEGER), pageRows)
  return {
    rows: page.rows,
    newer: isOlder ? newer(cursor.sequence - 1) : null,
    older: page.ends || page.last === null ? null : older(page.last),
  }
}

async function detailOf({ repositories }: Installation, sequence: number) {
  const { auditRows } = repositories
  const [row] = await auditRows.read(sequence - 1, 1)
  if (!row || row.sequence !== sequence) return null
  const found = row.event ? await auditRows.find(row.event.reference) : []
  const related = found.some((other) => other.sequence === sequence) ? found : [row]
  return { row, related, cloudTrail: cloudTrailHint(row, related) }
}

function accountOf({ event }: AuditRow, accounts: readonly Account[]): Account | null {
  return accounts.find(({ id }) => id === event?.target?.accountId) ?? null
}
