'use client'

import { useCallback, useState } from 'react'
import { useTexts } from '#texts'
import { Countdown } from './countdown'
import { useAlive } from './instant'
import { Moment } from './moment'

interface TimeLeftProps {
  readonly startedAt: Date
  readonly endsAt: Date
  /** When the server made the page, by its clock. */
  readonly servedAt: Date
}

/** What is left of an AWS session, by the clock of the server; before the page comes alive, when it ends. */
export function TimeLeft({ startedAt, endsAt, servedAt }: TimeLeftProps) {
  const t = useTexts('times')
  const [ended, setEnded] = useState(false)
  const alive = useAlive()
  const end = useCallback(() => setEnded(true), [])
  if (ended || !alive) {
    return <span>{t.rich(ended ? 'ended' : 'ends', { time: () => <Moment at={endsAt} /> })}</span>
  }
  return (
    <Countdown
      ending="session"
      expiresAt={endsAt}
      durationSeconds={(endsAt.getTime() - startedAt.getTime()) / 1000}
      clockOffset={servedAt.getTime() - arrivedAt()}
      onEnd={end}
    />
  )
}

/** When the page came, by the clock of the browser: how long it then took to come alive does not count. */
function arrivedAt(): number {
  const [page] = performance.getEntriesByType('navigation')
  return page instanceof PerformanceNavigationTiming ? performance.timeOrigin + page.responseStart : Date.now()
}
