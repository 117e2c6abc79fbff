import { formatTags } from '../_messages/format-tags'
import type { Locale } from '../_messages/languages'

/** `24 Nov 2026`, in UTC. */
export function utcDay(locale: Locale, at: Date): string {
  return dayOf(locale, at, { year: 'numeric' })
}

/** `24 Nov`, in UTC; short enough for a narrow column in every language. */
export function utcDayOfYear(locale: Locale, at: Date): string {
  return dayOf(locale, at, locale === 'de' ? { month: '2-digit' } : {})
}

/** `09:22:57`, in UTC. */
export function utcTime(at: Date): string {
  return at.toISOString().slice(11, 19)
}

/** `24 Nov 2026, 09:22:57.418 UTC`. */
export function utcMoment(locale: Locale, at: Date): string {
  return `${utcDay(locale, at)}, ${at.toISOString().slice(11, 23)} UTC`
}

function dayOf(locale: Locale, at: Date, more: Intl.DateTimeFormatOptions): string {
  const format = { day: 'numeric', month: 'short', timeZone: 'UTC', ...more } as const
  return new Intl.DateTimeFormat(formatTags[locale], format).format(at)
}
