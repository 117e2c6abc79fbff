import { BrevetError, isBrevetError } from '../domain/errors'

const usableMilliseconds = 24 * 60 * 60_000
const firstPauseMilliseconds = 1_000
const longestPauseMilliseconds = 30_000

/** How an answer is kept. */
export interface KeepOptions {
  /** As long as this nobody is asked again. */
  readonly freshMilliseconds: number
  readonly now: () => Date
}

interface Failure {
  readonly error: BrevetError
  readonly count: number
  readonly retryAt: number
}

/**
 * Keeps what somebody else answered. Parallel callers share one request. A good answer that is no longer fresh stands in for up to a
 * day while nobody can be reached (`source_unreachable`), and never when there was another answer; failures are retried after
 * 1 s, doubling to 30 s.
 */
export function keepAnswer<T>(ask: () => Promise<T>, { freshMilliseconds, now }: KeepOptions): () => Promise<T> {
  let known: { readonly answer: T; readonly at: number } | null = null
  let failure: Failure | null = null
  let running: Promise<T> | null = null

  const fallback = (error: BrevetError): T => {
    const isUsable = known !== null && now().getTime() - known.at < usableMilliseconds
    if (known && isUsable && error.code === 'source_unreachable') return known.answer
    throw new BrevetError(error.code, error.details)
  }

  const load = async (): Promise<T> => {
    try {
      const answer = await ask()
      known = { answer, at: now().getTime() }
      failure = null
      return answer
    } catch (error) {
      if (!isBrevetError(error)) throw error
      failure = nextFailure(error, failure, now().getTime())
      return fallback(error)
    }
  }

  return async () => {
    const time = now().getTime()
    if (failure && time < failure.retryAt) return fallback(failure.error)
    if (known && !failure && time - known.at < freshMilliseconds) return known.answer
    running ??= load().finally(() => {
      running = null
    })
    return running
  }
}

function nextFailure(error: BrevetError, previous: Failure | null, time: number): Failure {
  const count = (previous?.count ?? 0) + 1
  const pause = Math.min(firstPauseMilliseconds * 2 ** (count - 1), longestPauseMilliseconds)
  return { error, count, retryAt: time + pause }
}
