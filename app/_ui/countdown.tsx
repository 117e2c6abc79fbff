'use client'

import { useEffect } from 'react'
import { CountdownRing } from './countdown-ring'
import { countdownNotice, countdownText, type Ending, urgencyOf } from './countdown-text'
import { EndTime } from './end-time'
import { useNow } from './use-now'
import { useTimeWords } from './use-time-words'

interface CountdownProps {
  /** What comes to an end, for who hears it. */
  readonly ending: Ending
  readonly expiresAt: Date
  readonly durationSeconds: number
  /** Server clock minus browser clock, in milliseconds. */
  readonly clockOffset: number
  readonly onEnd: () => void
}

/** Ring and number of what is left, by the clock of the server. Spoken only at ten minutes, one minute and the end. */
export function Countdown({ ending, expiresAt, durationSeconds, clockOffset, onEnd }: CountdownProps) {
  const secondsLeft = useSecondsLeft(expiresAt, clockOffset, onEnd)
  const words = useTimeWords()
  const urgency = urgencyOf(secondsLeft)
  return (
    <span className="countdown">
      <CountdownRing secondsLeft={secondsLeft} durationSeconds={durationSeconds} />
      <span>
        <span role="timer" aria-live="off" className="font-semibold">
          {countdownText(secondsLeft)}
        </span>{' '}
        <span className="text-ink-2">{words.t.rich('left', { time: () => <EndTime at={expiresAt} /> })}</span>
      </span>
      <span role="status" className="sr-only">
        {countdownNotice(words, urgency, ending)}
      </span>
    </span>
  )
}

function useSecondsLeft(expiresAt: Date, clockOffset: number, onEnd: () => void): number {
  const secondsLeft = (expiresAt.getTime() - clockOffset - useNow()) / 1000
  useEffect(() => {
    if (secondsLeft <= 0) onEnd()
  }, [secondsLeft, onEnd])
  return secondsLeft
}
