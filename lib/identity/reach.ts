import { isBrevetError } from '../domain/errors'

/** What is remembered of a provider's answers to requests that had to be made anyway: nothing is asked for the memory's sake. */
export interface Reach {
  /** The same fetch, with its outcome remembered. */
  readonly fetch: typeof fetch
  /** Since when every request has failed; null when the last one was answered, and when it is too long ago to say. */
  unreachableSince(): Date | null
}

/** A failure says nothing of the provider any more after this. */
const forgottenMilliseconds = 10 * 60_000

/** Remembers whether a provider answers. An error of its server or of a gateway before it (5xx) is no answer. */
export function watchReach(through: typeof fetch, now: () => Date): Reach {
  let failing: { readonly since: Date; readonly last: Date } | null = null
  const note = (isAnswered: boolean) => {
    failing = isAnswered ? null : { since: failing?.since ?? now(), last: now() }
  }
  return {
    async fetch(input, init) {
      try {
        const response = await through(input, init)
        note(response.status < 500)
        return response
      } catch (error) {
        if (!isNeverSent(error)) note(false)
        throw error
      }
    },
    unreachableSince() {
      const isRecent = failing !== null && now().getTime() - failing.last.getTime() < forgottenMilliseconds
      return isRecent && failing !== null ? failing.since : null
    },
  }
}

/** A request that Brevet did not make says nothing of the provider. */
function isNeverSent(error: unknown): boolean {
  return isBrevetError(error) && error.code === 'source_address_refused'
}
