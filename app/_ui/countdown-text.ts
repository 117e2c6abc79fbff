/** How pressing the end is: it decides the colour of the ring and what is said aloud. */
export type Urgency = 'calm' | 'soon' | 'last' | 'ended'

const tenMinutes = 600
const oneMinute = 60

/** Ten minutes and one minute are the marks. */
export function urgencyOf(secondsLeft: number): Urgency {
  if (secondsLeft <= 0) return 'ended'
  if (secondsLeft < oneMinute) return 'last'
  return secondsLeft < tenMinutes ? 'soon' : 'calm'
}

/** `7 h 26` from an hour on, `58:12` below it, `0:00` at the end. */
export function countdownText(secondsLeft: number): string {
  const seconds = Math.max(0, Math.floor(secondsLeft))
  const pad = (part: number) => String(part).padStart(2, '0')
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${pad(Math.floor((seconds % 3600) / 60))}`
  return `${Math.floor(seconds / 60)}:${pad(seconds % 60)}`
}

/** What comes to an end. */
export type Ending = 'keys' | 'link' | 'console' | 'session'

const sentences: Readonly<Record<Ending, { readonly end: string; readonly ended: string }>> = {
  keys: { end: 'These keys end', ended: 'These keys have ended' },
  console: { end: 'This console session ends', ended: 'This console session has ended' },
  link: { end: 'This link ends', ended: 'This link has ended' },
  session: { end: 'An AWS session ends', ended: 'An AWS session has ended' },
}

/** What a screen reader hears at the two marks and at the end; empty in between, so that nobody is disturbed. */
export function countdownNotice(urgency: Urgency, ending: Ending): string {
  const { end, ended } = sentences[ending]
  switch (urgency) {
    case 'calm':
      return ''
    case 'soon':
      return `${end} in less than 10 minutes.`
    case 'last':
      return `${end} in less than 1 minute.`
    case 'ended':
      return `${ended}.`
  }
}

/** `10:40 CET`, with the weekday when the end is on another day. In the zone and with the clock of the browser. */
export function endText(end: Date, now: Date, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', ...zone })
  const weekday = day.format(end) === day.format(now) ? {} : { weekday: 'short' as const }
  const format = {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZoneName: 'short',
    ...weekday,
    ...zone,
  } as const
  return new Intl.DateTimeFormat('en-GB', format).format(end)
}
