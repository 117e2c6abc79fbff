'use client'

import { useEffect, useState } from 'react'
import { countdownNotice, countdownText, type Ending, endText, urgencyOf } from './countdown-text'

interface CountdownProps {
  /** What comes to an end, for who hears it. */
  readonly ending: Ending
  readonly expiresAt: Date
  readonly durationSeconds: number
  /** Server clock minus browser clock, in milliseconds. */
  readonly clockOffset: number
  readonly onEnd: () => void
}

const circumference = 53.4
const clockClass = {
  calm: 'clock',
  soon: 'clock clock-soon',
  last: 'clock clock-last',
  ended: 'clock clock-last',
} as const

/** Ring and number of what is left, by the clock of the server. Spoken only at ten minutes, one minute and the end. */
export function Countdown({ ending, expiresAt, durationSeconds, clockOffset, onEnd }: CountdownProps) {
  const secondsLeft = useSecondsLeft(expiresAt, clockOffset, onEnd)
  const urgency = urgencyOf(secondsLeft)
  const left = (Math.min(1, Math.max(0, secondsLeft / durationSeconds)) * circumference).toFixed(1)
  return (
    <span className="countdown">
      <svg className={clockClass[urgency]} viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8.5" />
        <circle className="clock-left" cx="10" cy="10" r="8.5" strokeDasharray={`${left} ${circumference}`} />
      </svg>
      <span>
        <span role="timer" aria-live="off" className="font-semibold">
          {countdownText(secondsLeft)}
        </span>{' '}
        <span className="text-ink-2">
          left · ends{' '}
          <time dateTime={expiresAt.toISOString()} title={expiresAt.toString()}>
            {endText(expiresAt, new Date())}
          </time>
        </span>
      </span>
      <span role="status" className="sr-only">
        {countdownNotice(urgency, ending)}
      </span>
    </span>
  )
}

/** Ticks every second, and at once when the tab comes back: timers rest in hidden tabs. */
function useSecondsLeft(expiresAt: Date, clockOffset: number, onEnd: () => void): number {
  const end = expiresAt.getTime() - clockOffset
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1000)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  const secondsLeft = (end - now) / 1000
  useEffect(() => {
    if (secondsLeft <= 0) onEnd()
  }, [secondsLeft, onEnd])
  return secondsLeft
}
