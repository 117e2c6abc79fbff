'use client'

import { endText } from './countdown-text'
import { Instant, useAlive } from './instant'
import { useTimeWords } from './use-time-words'

/** `10:40 CET`, in the zone of the browser; before the page comes alive, in UTC. */
export function EndTime({ at }: { readonly at: Date }) {
  const words = useTimeWords()
  return (
    <Instant at={at}>
      {useAlive() ? endText(words, at, new Date()) : endText({ ...words, timeZone: 'UTC' }, at, at)}
    </Instant>
  )
}
