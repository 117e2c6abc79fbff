import { Check, CircleX, TriangleAlert } from 'lucide-react'
import { useTexts } from '#texts'
import type { AuditRowView } from '@/lib/broker/audit-view'
import type { AuditActor, AuditEvent } from '@/lib/domain/audit-event'
import type { Texts } from '../_messages/texts'
import { formatAccountId } from '../_ui/access-view'
import { durationText } from '../_ui/duration'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Untrusted } from '../_ui/untrusted'

/** Who acted, by what they are known best by; null when nobody was verified. */
export function personOf(actor: AuditActor | null): string | null {
  return actor && (actor.email ?? actor.name ?? actor.subject)
}

/** Nothing to say. */
export function Dash() {
  return <span className="text-ink-3">–</span>
}

export function AccountCell({ row: { event }, account }: AuditRowView) {
  if (!event?.target) return <Dash />
  const role = (
    <span className="audit-role-again">
      <Untrusted>{event.target.roleName}</Untrusted>
    </span>
  )
  if (!account) {
    return (
      <span className="audit-account">
        {role}
        <span className="mono truncate">{formatAccountId(event.target.accountId)}</span>
      </span>
    )
  }
  return (
    <span className="audit-account" title={`${account.name} ${formatAccountId(account.id)}`}>
      {role}
      <EnvironmentBadge environment={account.environment} plain />
      <span className="truncate">
        <Untrusted>{account.name}</Untrusted>
      </span>
    </span>
  )
}

/** How it ended, in a word with a sign, and what belongs to it. */
export function ResultCell({ event }: { readonly event: AuditEvent }) {
  const t = useTexts('audit')
  return (
    <span className="audit-result">
      <Outcome outcome={event.outcome} />
      <span className={event.code ? 'mono truncate text-ink-2' : 'truncate text-ink-3'} title={event.code ?? undefined}>
        {event.code ?? sizeOf(t, event)}
      </span>
    </span>
  )
}

export function Outcome({ outcome }: Pick<AuditEvent, 'outcome'>) {
  const text = useTexts('audit')(`outcomes.${outcome}`)
  switch (outcome) {
    case 'refused':
      return (
        <span className="tag tag-danger">
          <CircleX className="icon icon-xs" aria-hidden="true" />
          {text}
        </span>
      )
    case 'failed':
      return (
        <span className="tag tag-warn">
          <TriangleAlert className="icon icon-xs" aria-hidden="true" />
          {text}
        </span>
      )
    case 'succeeded':
      return (
        <span className="inline-flex items-center gap-1">
          <Check className="icon icon-xs" aria-hidden="true" />
          {text}
        </span>
      )
    case 'started':
      return <span className="text-ink-3">{text}</span>
  }
}

function sizeOf(t: Texts<'audit'>, { details }: AuditEvent): string {
  const { durationSeconds, rows } = details
  if (typeof durationSeconds === 'number') return durationText(durationSeconds)
  return typeof rows === 'number' ? t('rows', { count: rows }) : ''
}
