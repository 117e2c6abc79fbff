/** `today 08:41`, `yesterday 18:02`, `tomorrow 02:00`, `20 Nov 14:41`; with the year when it is another one. Without a zone: the browser's. */
export function momentText(moment: Date, now: Date, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', zone).format(date)
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }).format(moment)
  if (day(moment) === day(now)) return `today ${time}`
  if (day(moment) === day(new Date(now.getTime() - 86_400_000))) return `yesterday ${time}`
  if (day(moment) === day(new Date(now.getTime() + 86_400_000))) return `tomorrow ${time}`
  const year = day(moment).slice(0, 4) === day(now).slice(0, 4) ? {} : { year: 'numeric' as const }
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...year, ...zone }).format(moment)} ${time}`
}

/** `24 Nov 2026, 09:41:07 CET`: for hover and focus. */
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
