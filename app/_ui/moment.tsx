'use client'

import { Instant, useAlive } from './instant'
import { fullMomentText, momentText } from './moment-text'

/** A moment in the words and the zone of the browser; before the page comes alive, in UTC. */
export function Moment({ at }: { readonly at: Date }) {
  return <Instant at={at}>{useAlive() ? momentText(at, new Date()) : fullMomentText(at, 'UTC')}</Instant>
}
