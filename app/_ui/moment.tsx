'use client'

import { useSyncExternalStore } from 'react'
import { fullMomentText, momentText } from './moment-text'

const never = () => () => {}

/** A moment in the words and the zone of the browser; before the page comes alive, in UTC. */
export function Moment({ at }: { readonly at: Date }) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <time dateTime={at.toISOString()} title={alive ? fullMomentText(at) : undefined}>
      {alive ? momentText(at, new Date()) : fullMomentText(at, 'UTC')}
    </time>
  )
}
