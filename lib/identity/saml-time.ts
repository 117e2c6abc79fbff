import { BrevetError } from '../domain/errors'
import { malformed } from './saml-answer'
import { attributeOf } from './xml-document'

/** The moment of judgement, and how far the provider's clock may be from ours. */
export interface Clock {
  readonly now: Date
  readonly skewSeconds: number
}

/** Seconds after its IssueInstant in which a message may still be used. */
const maxAgeSeconds = 600

/** SAML Core 1.3.3: UTC. An offset is understood; local time is refused. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/** A time attribute; null when it is absent, `sign_in_answer_malformed` when it is no time. */
export function instantOf(element: Element, name: string): Date | null {
  const text = attributeOf(element, name)
  if (text === null) return null
  const instant = dateTime.test(text) ? new Date(text) : new Date(Number.NaN)
  if (Number.isNaN(instant.getTime())) throw malformed('time')
  return instant
}

/** A time attribute that must be there. */
export function requiredInstant(element: Element, name: string): Date {
  const instant = instantOf(element, name)
  if (instant === null) throw malformed(`no_${name}`)
  return instant
}

/** Refuses what begins later than the skew explains: `clock_skew`, with the seconds by which it lies ahead. */
export function checkBegun(notBefore: Date | null, clock: Clock): void {
  if (notBefore === null) return
  const seconds = Math.ceil((notBefore.getTime() - clock.now.getTime()) / 1000)
  if (seconds > clock.skewSeconds) throw new BrevetError('clock_skew', { seconds })
}

/** Refuses what ended longer ago than the skew explains: `answer_expired`, with the seconds since. NotOnOrAfter itself is outside. */
export function checkNotOver(notOnOrAfter: Date | null, clock: Clock): void {
  if (notOnOrAfter === null) return
  const milliseconds = clock.now.getTime() - notOnOrAfter.getTime()
  if (milliseconds >= clock.skewSeconds * 1000) {
    throw new BrevetError('answer_expired', { seconds: Math.floor(milliseconds / 1000) })
  }
}

/** IssueInstant: not ahead of our clock, and not older than ten minutes. */
export function checkIssueInstant(element: Element, clock: Clock): void {
  const instant = requiredInstant(element, 'IssueInstant')
  checkBegun(instant, clock)
  const seconds = Math.floor((clock.now.getTime() - instant.getTime()) / 1000)
  if (seconds > maxAgeSeconds) throw new BrevetError('answer_expired', { seconds, reason: 'issued_long_ago' })
}
