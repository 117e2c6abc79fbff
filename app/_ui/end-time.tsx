'use client'

import { useSyncExternalStore } from 'react'
import { endText } from './countdown-text'
import { fullMomentText } from './moment-text'

const never = () => () => {}

/** `ends 10:40 CET`, in the zone of the browser; before the page comes alive, in UTC. */
export function EndTime({ at }: { readonly at: Date }) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const text = alive ? endText(at, new Date()) : endText(at, at, 'UTC')
  return (
    <time dateTime={at.toISOString()} title={alive ? fullMomentText(at) : undefined}>
      ends {text}
    </time>
  )
}
