import { Download, TriangleAlert } from 'lucide-react'
import { useTexts } from '#texts'
import type { AuditQuery } from '@/lib/broker/audit-query'
import { filterQuery } from '@/lib/broker/audit-query'
import type { AuditPage } from '@/lib/broker/audit-view'
import { isWholeAudit } from '@/lib/domain/audit-filter'
import { en } from '../_messages/en'
import type { Texts } from '../_messages/texts'
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
  const t = useTexts('audit')
  const { detail, chain } = page
  return (
    <div className={detail ? 'audit audit-open' : 'audit'}>
      <div className="audit-list">
        <div className="audit-head">
          <h1 className="title">{t('title')}</h1>
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
  const t = useTexts('audit')
  return (
    <details className="disclosure audit-menu">
      <summary className="btn">
        <Download className="icon icon-sm" aria-hidden="true" />
        {t('export')}
      </summary>
      <form method="post" action="/admin/audit/export" className="audit-menu-body">
        {[...filterQuery(query.filter)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{t('exportMore')}</p>
        <button type="submit" name="format" value="csv" className="btn">
          {t('csv')}
        </button>
        <button type="submit" name="format" value="jsonl" className="btn">
          {t('jsonl')}
        </button>
      </form>
    </details>
  )
}

function Notices({ page, query }: AuditScreenProps) {
  const t = useTexts('audit')
  const isPartial = !page.isIndexed && !isWholeAudit(query.filter)
  return (
    <>
      {query.faults.length > 0 && (
        <div role="status" className="banner">
          <TriangleAlert className="icon" aria-hidden="true" />
          <div>
            <strong>{t('unread')}</strong>
            <p>{t('unreadMore', { names: query.faults.map((fault) => nameOf(t, fault)).join(', ') })}</p>
          </div>
        </div>
      )}
      {isPartial && (
        <div role="status" className="banner">
          <TriangleAlert className="icon" aria-hidden="true" />
          <div>
            <strong>{t('partial')}</strong>
            <p>{t('partialMore')}</p>
          </div>
        </div>
      )}
    </>
  )
}

function nameOf(t: Texts<'audit'>, fault: AuditQuery['faults'][number]): string {
  return Object.hasOwn(en.audit.filters, fault) ? t(`filters.${fault as keyof typeof en.audit.filters}`) : fault
}

function Nothing({ page, query }: AuditScreenProps) {
  const t = useTexts('audit')
  const isFiltered = !isWholeAudit(query.filter)
  return (
    <section className="panel">
      <div className="panel-body flex flex-col items-start gap-3">
        <h2 className="section-title">{t(isFiltered ? 'noneFits' : 'noneFurther')}</h2>
        <p className="text-ink-2">{t('noneMore', { total: page.total })}</p>
        <a className="btn" href="/admin/audit">
          {t('showAll')}
        </a>
      </div>
    </section>
  )
}

function Paging({ page, query }: AuditScreenProps) {
  const t = useTexts('audit')
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
    <nav className="audit-paging" aria-label={t('pages')}>
      <span className="text-ink-3">{t('timesInUtc')}</span>
      {link(page.newer, t('newer'))}
      {link(page.older, t('older'))}
    </nav>
  )
}
