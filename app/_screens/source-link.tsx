import { ChevronRight, TriangleAlert } from 'lucide-react'
import { useTexts } from '#texts'
import type { SourceView } from '@/lib/broker/source-views'
import { Moment } from '../_ui/moment'

interface SourceLinkProps {
  readonly source: SourceView
  /** Where the person goes after the sign-in. */
  readonly returnTo: string
  readonly isPrimary: boolean
  readonly isLastUsed: boolean
  /** For whom the source is; a portal of many organisations names them to nobody. */
  readonly namesDomains: boolean
}

/** A plain link: it begins a sign-in, so nothing may fetch it ahead. */
export function SourceLink({ source, returnTo, isPrimary, isLastUsed, namesDomains }: SourceLinkProps) {
  const t = useTexts('signIn')
  const { id, label, emailDomains, unreachableSince } = source
  return (
    <a className={isPrimary ? 'source source-primary' : 'source'} href={startPath(id, returnTo)}>
      <span className="flex-1">
        {t('continueWith', { source: label })}
        {isLastUsed && <span className="source-hint">{t('lastUsed')}</span>}
        {!isLastUsed && namesDomains && emailDomains.length > 0 && (
          <span className="source-hint">{t('forDomains', { domains: emailDomains.join(', ') })}</span>
        )}
        {unreachableSince && (
          <span className="source-hint source-down">
            <TriangleAlert className="icon icon-xs" aria-hidden="true" />
            <span>{t.rich('noAnswerSince', { moment: () => <Moment at={unreachableSince} /> })}</span>
          </span>
        )}
      </span>
      <ChevronRight className="icon" aria-hidden="true" />
    </a>
  )
}

/** Where a sign-in at a source begins. */
export function startPath(sourceId: string, returnTo: string): string {
  const query = returnTo === '/' ? '' : `?${new URLSearchParams({ returnTo })}`
  return `/auth/${encodeURIComponent(sourceId)}/start${query}`
}
