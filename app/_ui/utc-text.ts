import { formatTags } from '../_messages/format-tags'
import type { Locale } from '../_messages/languages'

/** `24 Nov 2026`, in UTC. */
export function utcDay(locale: Locale, at: Date): string {
  return dayOf(locale, at, { year: 'numeric' })
}

/** `24 Nov`, in UTC. */
export function utcDayOfYear(locale: Locale, at: Date): string {
  return dayOf(locale, at, {})
}

/** `09:22:57`, in UTC. */
export function utcTime(at: Date): string {
  return at.toISOString().slice(11, 19)
}

/** `24 Nov 2026, 09:22:57.418 UTC`. */
export function utcMoment(locale: Locale, at: Date): string {
  return `${utcDay(locale, at)}, ${at.toISOString().slice(11, 23)} UTC`
}

function dayOf(locale: Locale, at: Date, year: { readonly year?: 'numeric' }): string {
  const format = { day: 'numeric', month: 'short', timeZone: 'UTC', ...year } as const
  return new Intl.DateTimeFormat(formatTags[locale], format).format(at)
}
