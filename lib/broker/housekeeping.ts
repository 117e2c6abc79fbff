import type { ChainWatch } from '../audit/chain-watch'
import type { Repositories } from '../domain/repositories'
import type { KeyRings } from '../keys/key-rings'

interface HousekeepingOptions {
  readonly repositories: Repositories
  readonly keys: KeyRings
  readonly chain: ChainWatch
  /** Ends what was revoked for as long as sessions could run. */
  readonly liftRevocations: () => Promise<void>
  readonly now: () => Date
}

const sweepSeconds = 10 * 60
const keysSeconds = 60 * 60
/** Replicas with an older ring write while this one runs. */
const resealSeconds = 15
/** So that a million rows are walked in ten minutes. */
const busySeconds = 0.3
const idleSeconds = 10
const indexedRows = 200

/** Removes what has expired and rotates keys, for as long as the process lives. A sweep that fails is repeated by the next. */
export function startHousekeeping(options: HousekeepingOptions): { stop(): void } {
  const { repositories, keys, chain, liftRevocations, now } = options
  const timers = [
    every(sweepSeconds, () => sweep(repositories, now())),
    every(sweepSeconds, liftRevocations),
    every(keysSeconds, () => keys.maintain()),
    every(resealSeconds, () => repositories.reseal()),
  ]
  const audit = tendAudit(repositories, chain)
  return {
    stop() {
      timers.forEach(clearInterval)
      audit.stop()
    },
  }
}

/**
 * The index takes in what another release wrote, and the chain is walked on: a step of each, together some milliseconds, soon
 * after each other while there is more to do.
 */
function tendAudit({ auditIndex }: Repositories, chain: ChainWatch): { stop(): void } {
  let timer: NodeJS.Timeout
  const step = async () => {
    const indexed = await auditIndex.complete(indexedRows)
    const { isWhole, fault } = await chain.advance()
    return indexed < indexedRows && (isWhole || fault !== null)
  }
  const next = (seconds: number) => {
    timer = setTimeout(async () => {
      const isDone = await step().catch(() => true)
      if (!isStopped) next(isDone ? idleSeconds : busySeconds)
    }, seconds * 1000).unref()
  }
  let isStopped = false
  next(busySeconds)
  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

async function sweep(repositories: Repositories, now: Date): Promise<void> {
  await repositories.pendingSignIns.deleteExpired(now)
  await repositories.usedAssertions.deleteExpired(now)
  await repositories.awsAnswers.deleteExpired(now)
  await repositories.apiTokens.deleteExpired(now)
  await repositories.sessions.deleteExpired(now)
  await repositories.rateLimits.deleteExpired(now)
}

function every(seconds: number, work: () => Promise<void>): NodeJS.Timeout {
  return setInterval(() => work().catch(() => undefined), seconds * 1000).unref()
}
