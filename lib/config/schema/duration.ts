import { z } from 'zod'

/** Smallest and largest duration allowed, written as they shall be read in messages. */
export interface DurationRange {
  readonly from: string
  readonly to: string
}

const durationPattern = /^(?:(\d{1,9})|(?=\d)(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,9})s)?)$/

/** Seconds of `12h`, `30m`, `1h30m`, `45s` or a plain number of seconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const match = durationPattern.exec(text)
  if (!match) return null
  const [, plain, hours, minutes, seconds] = match.map((part) => (part === undefined ? 0 : Number(part)))
  return (plain ?? 0) + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)
}

/** A duration in a range; gives seconds. */
export function duration({ from, to }: DurationRange) {
  const message = `must be a duration from ${from} to ${to}, such as 90s, 30m, 12h or a number of seconds`
  const [min, max] = [parseDuration(from) ?? 0, parseDuration(to) ?? 0]
  return z
    .union([z.string(), z.int()], { error: message })
    .transform((value, context) => {
      const seconds = parseDuration(String(value))
      if (seconds !== null && seconds >= min && seconds <= max) return seconds
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .meta({ description: `From ${from} to ${to}, such as 90s, 30m, 12h or a number of seconds.` })
}
