import { useTexts } from '#texts'
import type { SupportView } from '@/lib/broker/source-views'

interface SupportLinkProps {
  readonly support: SupportView
  /** What is said with the name; the name alone by default. */
  readonly text?: (name: string) => string
}

/** Whom to ask, as the operator wrote it; nothing when nobody was named. */
export function SupportLink({ support, text = (name) => name }: SupportLinkProps) {
  const t = useTexts('frame')
  const name = support.name ?? (support.url ? t('support') : null)
  if (!name) return null
  return support.url ? <a href={support.url}>{text(name)}</a> : <span>{text(name)}</span>
}
