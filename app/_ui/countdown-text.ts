import { formatTags } from '../_messages/format-tags'
import type { TimeWords } from './use-time-words'

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

/** What a screen reader hears at the two marks and at the end; empty in between, so that nobody is disturbed. */
export function countdownNotice({ t }: Pick<TimeWords, 't'>, urgency: Urgency, ending: Ending): string {
  switch (urgency) {
    case 'calm':
      return ''
    case 'soon':
      return t(`ending.${ending}`, { minutes: 10 })
    case 'last':
      return t(`ending.${ending}`, { minutes: 1 })
    case 'ended':
      return t(`hasEnded.${ending}`)
  }
}

/** `10:40 CET`, with the weekday when the end is on another day. */
export function endText({ locale, timeZone }: Omit<TimeWords, 't'>, end: Date, now: Date): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const tag = formatTags[locale]
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'short', ...zone })
  const weekday = day.format(end) === day.format(now) ? {} : { weekday: 'short' as const }
  const format = {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZoneName: 'short',
    ...weekday,
    ...zone,
  } as const
  return new Intl.DateTimeFormat(tag, format).format(end)
}
