import type { Repositories } from '../domain/repositories'
import type { KeyRings } from '../keys/key-rings'

interface HousekeepingOptions {
  readonly repositories: Repositories
  readonly keys: KeyRings
  readonly now: () => Date
}

const sweepSeconds = 10 * 60
const keysSeconds = 60 * 60

/** Removes what has expired and rotates keys, for as long as the process lives. A sweep that fails is repeated by the next. */
export function startHousekeeping({ repositories, keys, now }: HousekeepingOptions): { stop(): void } {
  const timers = [every(sweepSeconds, () => sweep(repositories, now())), every(keysSeconds, () => keys.maintain())]
  return { stop: () => timers.forEach(clearInterval) }
}

async function sweep(repositories: Repositories, now: Date): Promise<void> {
  await repositories.pendingSignIns.deleteExpired(now)
  await repositories.usedAssertions.deleteExpired(now)
  await repositories.awsAnswers.deleteExpired(now)
  await repositories.sessions.deleteExpired(now)
}

function every(seconds: number, work: () => Promise<void>): NodeJS.Timeout {
  return setInterval(() => work().catch(() => undefined), seconds * 1000).unref()
}
