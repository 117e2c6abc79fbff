import type { SupportView } from '@/lib/broker/broker'

interface SupportLinkProps {
  readonly support: SupportView
  /** What stands before the name. */
  readonly prefix?: string
}

/** Whom to ask, as the operator wrote it; nothing when nobody was named. */
export function SupportLink({ support, prefix = '' }: SupportLinkProps) {
  const name = support.name ?? (support.url ? 'support' : null)
  if (!name) return null
  const text = `${prefix}${name}`
  return support.url ? <a href={support.url}>{text}</a> : <span>{text}</span>
}
