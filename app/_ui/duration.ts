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

/** The same with the length that a link asks for among them, as far as it can be given; then that is the one to begin with. */
export function durationChoicesWith(maxSeconds: number, wanted: number | null): readonly number[] {
  const choices = durationChoices(maxSeconds)
  if (wanted === null || wanted < shortest || wanted >= maxSeconds || choices.includes(wanted)) return choices
  return [...choices.slice(-3), wanted].sort((one, other) => one - other)
}

/** `90m`, `1h`, `1h30m` or seconds, as a link says it; null for anything else. */
export function readDuration(text: string | null): number | null {
  const [, hours, minutes, seconds] = /^(?:(\d{1,2})h)?(?:(\d{1,4})m)?$|^(\d{3,5})$/.exec(text ?? '') ?? []
  const total = Number(hours ?? 0) * hour + Number(minutes ?? 0) * minute + Number(seconds ?? 0)
  return total > 0 ? total : null
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
