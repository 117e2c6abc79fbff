'use client'

import { Instant, useAlive } from './instant'
import { fullMomentText, momentText } from './moment-text'
import { useTimeWords } from './use-time-words'

/** A moment in the words and the zone of the browser; before the page comes alive, in UTC. */
export function Moment({ at }: { readonly at: Date }) {
  const words = useTimeWords()
  const text = useAlive() ? momentText(words, at, new Date()) : fullMomentText({ ...words, timeZone: 'UTC' }, at)
  return <Instant at={at}>{text}</Instant>
}
