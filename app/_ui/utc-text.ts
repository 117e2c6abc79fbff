/** `24 Nov 2026`, in UTC. */
export function utcDay(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at)
}

/** `09:22:57`, in UTC. */
export function utcTime(at: Date): string {
  return at.toISOString().slice(11, 19)
}

/** `24 Nov 2026, 09:22:57.418 UTC`. */
export function utcMoment(at: Date): string {
  return `${utcDay(at)}, ${at.toISOString().slice(11, 23)} UTC`
}
