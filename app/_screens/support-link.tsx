import type { SupportView } from '@/lib/broker/broker'

/** Whom to ask, as the operator wrote it; nothing when nobody was named. */
export function SupportLink({ support }: { readonly support: SupportView }) {
  const name = support.name ?? (support.url ? 'Help' : null)
  if (!name) return null
  return support.url ? <a href={support.url}>{`Help: ${name}`}</a> : <span>{`Help: ${name}`}</span>
}
