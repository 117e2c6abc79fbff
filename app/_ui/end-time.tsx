'use client'

import { endText } from './countdown-text'
import { Instant, useAlive } from './instant'

/** `10:40 CET`, in the zone of the browser; before the page comes alive, in UTC. */
export function EndTime({ at }: { readonly at: Date }) {
  return <Instant at={at}>{useAlive() ? endText(at, new Date()) : endText(at, at, 'UTC')}</Instant>
}
