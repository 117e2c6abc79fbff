/** `today 08:41 CET`, `yesterday 18:02 CET`, `20 Nov 14:41 CET`; with the year when it is another one. Without a zone: the browser's. */
export function momentText(moment: Date, now: Date, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', zone).format(date)
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', ...zone } as const
  const time = new Intl.DateTimeFormat('en-GB', clock).format(moment)
  if (day(moment) === day(now)) return `today ${time}`
  if (day(moment) === day(new Date(now.getTime() - 86_400_000))) return `yesterday ${time}`
  if (day(moment) === day(new Date(now.getTime() + 86_400_000))) return `tomorrow ${time}`
  const year = day(moment).slice(0, 4) === day(now).slice(0, 4) ? {} : { year: 'numeric' as const }
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...year, ...zone }).format(moment)} ${time}`
}

/** `24 Nov 2026, 09:41:07 CET`. */
export function fullMomentText(moment: Date, timeZone?: string): string {
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
  return new Intl.DateTimeFormat('en-GB', format).format(moment)
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** `3 hours ago`, `in 20 minutes`, `now`: in the largest unit of which there is a whole one. */
export function distanceText(moment: Date, now: Date): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 60]
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(Math.trunc(seconds / length), unit)
}

/** `24 Nov 2026, 09:41:07 CET, 3 hours ago`: both ways to say it, for where one alone stands. */
export function momentTitle(moment: Date, now: Date, timeZone?: string): string {
  return `${fullMomentText(moment, timeZone)}, ${distanceText(moment, now)}`
}
