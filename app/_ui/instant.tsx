'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { momentTitle } from './moment-text'
import { useTimeWords } from './use-time-words'

const never = () => () => {}

/** Whether scripts run here, and with them the zone and the clock of the browser. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

interface InstantProps {
  readonly at: Date
  /** As it is said here, with its zone. */
  readonly children: ReactNode
}

/** A point in time. Its title says it in full, in the zone of the browser, and how far away it is. */
export function Instant({ at, children }: InstantProps) {
  const alive = useAlive()
  const words = useTimeWords()
  return (
    <time dateTime={at.toISOString()} title={alive ? momentTitle(words, at, new Date()) : undefined}>
      {children}
    </time>
  )
}
