import { urgencyOf } from './countdown-text'

interface CountdownRingProps {
  readonly secondsLeft: number
  readonly durationSeconds: number
}

const circumference = 53.4
const clockClass = {
  calm: 'clock',
  soon: 'clock clock-soon',
  last: 'clock clock-last',
  ended: 'clock clock-last',
} as const

/** What is left of a time, as a ring that drains. */
export function CountdownRing({ secondsLeft, durationSeconds }: CountdownRingProps) {
  const left = (Math.min(1, Math.max(0, secondsLeft / durationSeconds)) * circumference).toFixed(1)
  return (
    <svg className={clockClass[urgencyOf(secondsLeft)]} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" />
      <circle className="clock-left" cx="10" cy="10" r="8.5" strokeDasharray={`${left} ${circumference}`} />
    </svg>
  )
}
