import type { SourceView } from '@/lib/broker/source-views'

/** With more sources than this, people are led to theirs by their e-mail address. */
const mostToChooseFrom = 3

interface SignInVisit {
  readonly sources: readonly SourceView[]
  /** The source this browser signed in by last; one that is gone counts as none. */
  readonly lastUsed: string | null
  /** The operator wants the e-mail address asked for. */
  readonly asksEmail: boolean
  /** Somebody left here, or asked to choose themselves, or something went wrong: nobody is sent anywhere. */
  readonly staysHere: boolean
}

interface SignInPlan {
  /** The source to go to without a question; null when there is something to choose or to read. */
  readonly automatic: string | null
  /** The choice that most people want; null when the address tells better. */
  readonly first: SourceView | null
  readonly others: readonly SourceView[]
  readonly byEmail: boolean
}

/** What the sign-in page offers, and in which order. */
export function signInPlan({ sources, lastUsed, asksEmail, staysHere }: SignInVisit): SignInPlan {
  const byEmail = sources.length > mostToChooseFrom || (asksEmail && sources.some(speaksForDomains))
  const known = sources.find(({ id }) => id === lastUsed)
  const answering = sources.find(({ unreachableSince }) => unreachableSince === null)
  const first = known ?? (byEmail ? null : (answering ?? sources[0] ?? null))
  const others = sources.filter((source) => source !== first)
  return { automatic: automatic(sources, staysHere), first, others, byEmail }
}

function automatic([only, ...more]: readonly SourceView[], staysHere: boolean): string | null {
  if (!only || more.length > 0 || staysHere || only.unreachableSince !== null) return null
  return only.id
}

function speaksForDomains({ emailDomains }: SourceView): boolean {
  return emailDomains.length > 0
}
