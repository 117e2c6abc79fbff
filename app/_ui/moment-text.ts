import { formatTags } from '../_messages/format-tags'
import type { TimeWords } from './use-time-words'

/** `today 08:41 CET`, `yesterday 18:02 CET`, `20 Nov 14:41 CET`; with the year when it is another one. */
export function momentText({ t, locale, timeZone }: TimeWords, moment: Date, now: Date): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const tag = formatTags[locale]
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', zone).format(date)
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', ...zone } as const
  const time = new Intl.DateTimeFormat(tag, clock).format(moment)
  if (day(moment) === day(now)) return t('today', { time })
  if (day(moment) === day(new Date(now.getTime() - 86_400_000))) return t('yesterday', { time })
  if (day(moment) === day(new Date(now.getTime() + 86_400_000))) return t('tomorrow', { time })
  const year = day(moment).slice(0, 4) === day(now).slice(0, 4) ? {} : { year: 'numeric' as const }
  const date = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', ...year, ...zone }).format(moment)
  return t('otherDay', { date, time })
}

/** `24 Nov 2026, 09:41:07 CET`. */
export function fullMomentText({ locale, timeZone }: Omit<TimeWords, 't'>, moment: Date): string {
  const format = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  } as const
  return new Intl.DateTimeFormat(formatTags[locale], format).format(moment)
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** `3 hours ago`, `in 20 minutes`, `now`: in the largest unit of which there is a whole one. */
export function distanceText({ locale }: Pick<TimeWords, 'locale'>, moment: Date, now: Date): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 60]
  const words = new Intl.RelativeTimeFormat(formatTags[locale], { numeric: 'auto' })
  return words.format(Math.trunc(seconds / length), unit)
}

/** `24 Nov 2026, 09:41:07 CET, 3 hours ago`: both ways to say it, for where one alone stands. */
export function momentTitle(words: TimeWords, moment: Date, now: Date): string {
  return words.t('title', { full: fullMomentText(words, moment), distance: distanceText(words, moment, now) })
}
