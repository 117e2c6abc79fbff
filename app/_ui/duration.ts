const minute = 60
const hour = 3600

/** What AWS accepts at least. Seconds. */
const shortest = 15 * minute

/** The usual wish when nothing is remembered. Seconds. */
const usual = hour

/**
 * At most four lengths to choose from, in seconds, the longest being the maximum itself:
 * short tasks first, then what fits below the maximum.
 */
export function durationChoices(maxSeconds: number): readonly number[] {
  if (maxSeconds <= shortest) return [maxSeconds]
  const steps = [shortest, hour, 4 * hour, 12 * hour].filter((seconds) => seconds < maxSeconds)
  return [...steps.slice(-3), maxSeconds]
}

/** The choice to begin with: the remembered one, or the longest below it, or one hour. */
export function initialDuration(maxSeconds: number, remembered: number | null): number {
  const choices = durationChoices(maxSeconds)
  const wanted = remembered ?? usual
  return choices.findLast((seconds) => seconds <= wanted) ?? choices[0] ?? maxSeconds
}

/** `15 min`, `1 h`, `1 h 30`. */
export function durationText(seconds: number): string {
  const hours = Math.floor(seconds / hour)
  const minutes = Math.floor((seconds % hour) / minute)
  if (hours === 0) return `${minutes} min`
  return minutes === 0 ? `${hours} h` : `${hours} h ${String(minutes).padStart(2, '0')}`
}
