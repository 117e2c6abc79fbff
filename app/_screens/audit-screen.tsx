import { Download, TriangleAlert } from 'lucide-react'
import type { AuditQuery } from '@/lib/broker/audit-query'
import { filterQuery } from '@/lib/broker/audit-query'
import type { AuditPage } from '@/lib/broker/audit-view'
import { isWholeAudit } from '@/lib/domain/audit-filter'
import { filterTexts } from '../_texts/audit-texts'
import { auditAddress } from './audit-address'
import { ChainBadge, ChainBroken, ChainNote } from './audit-chain'
import { AuditFilters } from './audit-filters'
import { AuditRecord } from './audit-record'
import { AuditTable } from './audit-table'

interface AuditScreenProps {
  readonly page: AuditPage
  readonly query: AuditQuery
}

/** The audit, newest first: who asked for what, with which result. Everything that is chosen is in the address. */
export function AuditScreen({ page, query }: AuditScreenProps) {
  const { detail, chain } = page
  return (
    <div className={detail ? 'audit audit-open' : 'audit'}>
      <div className="audit-list">
        <div className="audit-head">
          <h1 className="title">Audit log</h1>
          <ChainBadge chain={chain} total={page.total} />
          <Export query={query} />
        </div>
        <ChainBroken chain={chain} />
        <Notices page={page} query={query} />
        <AuditFilters query={query} total={page.total} />
        {page.rows.length > 0 ? <AuditTable page={page} query={query} /> : <Nothing page={page} query={query} />}
        <Paging page={page} query={query} />
        <ChainNote chain={chain} />
      </div>
      {detail && <AuditRecord detail={detail} rows={page.rows} query={query} />}
    </div>
  )
}

/** A form, since an export is written to the audit; it works without scripts. */
function Export({ query }: Pick<AuditScreenProps, 'query'>) {
  return (
    <details className="disclosure audit-menu">
      <summary className="btn">
        <Download className="icon icon-sm" aria-hidden="true" />
        Export
      </summary>
      <form method="post" action="/admin/audit/export" className="audit-menu-body">
        {[...filterQuery(query.filter)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>Everything that the filter finds, oldest first, not this page alone. The export itself is in the audit.</p>
        <button type="submit" name="format" value="csv" className="btn">
          CSV, for spreadsheets
        </button>
        <button type="submit" name="format" value="jsonl" className="btn">
          JSON Lines, with hashes to check
        </button>
      </form>
    </details>
  )
}

function Notices({ page, query }: AuditScreenProps) {
  const isPartial = !page.isIndexed && !isWholeAudit(query.filter)
  return (
    <>
      {query.faults.length > 0 && (
        <div role="status" className="banner">
          <TriangleAlert className="icon" aria-hidden="true" />
          <div>
            <strong>A part of the filter was not understood</strong>
            <p>What is shown is not narrowed by: {query.faults.map(nameOf).join(', ')}.</p>
          </div>
        </div>
      )}
      {isPartial && (
        <div role="status" className="banner">
          <TriangleAlert className="icon" aria-hidden="true" />
          <div>
            <strong>Older rows are still being indexed</strong>
            <p>
              Another release of Brevet wrote them. Until this is done a filter may find too little; the whole log shows
              all.
            </p>
          </div>
        </div>
      )}
    </>
  )
}

function nameOf(fault: AuditQuery['faults'][number]): string {
  return fault in filterTexts ? filterTexts[fault as keyof typeof filterTexts] : fault
}

function Nothing({ page, query }: AuditScreenProps) {
  const isFiltered = !isWholeAudit(query.filter)
  return (
    <section className="panel">
      <div className="panel-body flex flex-col items-start gap-3">
        <h2 className="section-title">{isFiltered ? 'No event fits this filter' : 'There is nothing further'}</h2>
        <p className="text-ink-2">
          The audit has {page.total.toLocaleString('en-GB')} rows. Times are in UTC, a person is found by how the e-mail
          address, name or subject begins, and an account by its ID, alias or name.
        </p>
        <a className="btn" href="/admin/audit">
          Show all events
        </a>
      </div>
    </section>
  )
}

function Paging({ page, query }: AuditScreenProps) {
  const { filter } = query
  const link = (cursor: AuditPage['newer'], name: string) =>
    cursor ? (
      <a className="btn" href={auditAddress({ filter, cursor, row: null })}>
        {name}
      </a>
    ) : (
      <span className="btn" aria-disabled="true">
        {name}
      </span>
    )
  return (
    <nav className="audit-paging" aria-label="Pages">
      <span className="text-ink-3">Times in UTC</span>
      {link(page.newer, 'Newer')}
      {link(page.older, 'Older')}
    </nav>
  )
}
