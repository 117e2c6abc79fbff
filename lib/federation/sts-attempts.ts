import { setTimeout as sleep } from 'node:timers/promises'
import { BrevetError } from '../domain/errors'
import type { StsFailure } from './sts-errors'

/** What one call came to. */
type Attempt<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: StsFailure }

/** Sends the call to one region; must end when the signal does. */
export type Call<Answer> = (region: string, signal: AbortSignal) => Promise<Attempt<Answer>>

/** Where and how long to try. */
export interface AttemptPlan {
  /** At least one, in order of preference. */
  readonly regions: readonly [string, ...string[]]
  /** For all regions together. */
  readonly deadlineSeconds: number
  /** One attempt in the first region, for what AWS takes once. */
  readonly isOneShot: boolean
  readonly now: () => Date
}

const attemptsPerRegion = 3
const firstPauseMilliseconds = 150

/**
 * Tries the regions in order until one answers. What is left of the deadline is shared equally by the regions left,
 * so that a black-holed first region leaves time for the second. Throws the error of the last failure; where several regions were
 * asked, its `regions` are all of them, separated by blanks.
 */
export async function tryRegions<Answer>(plan: AttemptPlan, call: Call<Answer>): Promise<Answer> {
  const clock = () => plan.now().getTime()
  const endsAt = clock() + plan.deadlineSeconds * 1000
  const [first, ...further] = plan.regions
  const others = plan.isOneShot ? [] : further
  const attempts = plan.isOneShot ? 1 : attemptsPerRegion
  let regionsLeft = 1 + others.length
  const tryNext = (region: string) => {
    const share = Math.max(0, Math.ceil((endsAt - clock()) / regionsLeft--))
    // One plain signal: Node 20 may collect a timeout that only AbortSignal.any refers to, which then never ends.
    const signal = AbortSignal.timeout(share)
    return tryRegion(() => call(region, signal), { clock, endsAt: clock() + share, attempts })
  }
  const asked = [first]
  let attempt = await tryNext(first)
  for (const region of others) {
    if (attempt.ok || !attempt.failure.isRegional) break
    asked.push(region)
    attempt = await tryNext(region)
  }
  if (attempt.ok) return attempt.answer
  throw asked.length === 1 ? attempt.failure.error : withRegions(attempt.failure.error, asked)
}

function withRegions(error: BrevetError, asked: readonly string[]): BrevetError {
  return new BrevetError(error.code, { ...error.details, regions: asked.join(' ') }, { cause: error })
}

async function tryRegion<Answer>(
  call: () => Promise<Attempt<Answer>>,
  limit: { readonly clock: () => number; readonly endsAt: number; readonly attempts: number },
): Promise<Attempt<Answer>> {
  let attempt = await call()
  for (let made = 1; made < limit.attempts; made++) {
    if (attempt.ok || !attempt.failure.isRetryable) break
    const pause = jitteredPause(made)
    if (limit.clock() + pause >= limit.endsAt) break
    await sleep(pause)
    attempt = await call()
  }
  return attempt
}

/** Exponential, between half and all of 150 ms, 300 ms, …, so that many clients do not come back at once. */
function jitteredPause(attemptsMade: number): number {
  const longest = firstPauseMilliseconds * 2 ** (attemptsMade - 1)
  return longest / 2 + (Math.random() * longest) / 2
}
