import type { AuditHead, AuditRows } from '../domain/repositories'
import { emptyHash } from './chain'
import { type AuditFault, faultOf } from './fault'
import { follows, judgeEnd } from './verification'

/** What is known of the chain: that every row from the first to `sequence` was found whole, or the first that was not. */
export interface ChainState {
  /** The last row that was checked; 0 when none was. */
  readonly sequence: number
  /** When the last of the checks ended; null before the first. */
  readonly at: Date | null
  /** When the walk began that these rows were checked in, from the first row on. */
  readonly since: Date
  /** True when nothing was left to check at `at`, the record of the chain's end included. */
  readonly isWhole: boolean
  readonly fault: AuditFault | null
}

/** Walks the chain in the background, over and over, a bounded number of rows at a time. */
export interface ChainWatch {
  state(): ChainState
  /** Checks at most one step of rows more. Calls wait for each other. Throws `store_unavailable` when the rows cannot be read. */
  advance(): Promise<ChainState>
}

export interface ChainWatchOptions {
  readonly rows: AuditRows
  readonly key: string
  readonly now: () => Date
  /** Rows read at once. Default 500: some milliseconds. */
  readonly stepRows?: number
  /** After this a new walk begins at the first row, since rows that were whole may be changed later. Default 6 hours. */
  readonly roundSeconds?: number
}

/** A watch that has checked nothing yet. A fault that it has found stays until the next walk. */
export function createChainWatch(options: ChainWatchOptions): ChainWatch {
  const { now, roundSeconds = 6 * 3600 } = options
  let walk = newWalk(now())
  let running: Promise<unknown> = Promise.resolve()
  const step = async () => {
    const isOver = now().getTime() - walk.state.since.getTime() >= roundSeconds * 1000
    if (isOver && (walk.state.isWhole || walk.state.fault)) walk = newWalk(now())
    if (!walk.state.fault) walk = await advanced(walk, options)
    return walk.state
  }
  return {
    state: () => walk.state,
    advance() {
      const next = running.then(step)
      running = next.catch(() => undefined)
      return next
    },
  }
}

interface Walk {
  readonly state: ChainState
  readonly last: AuditHead
}

function newWalk(since: Date): Walk {
  return {
    state: { sequence: 0, at: null, since, isWhole: false, fault: null },
    last: { sequence: 0, hash: emptyHash },
  }
}

async function advanced({ state, last }: Walk, { rows, key, now, stepRows = 500 }: ChainWatchOptions): Promise<Walk> {
  const page = await rows.read(last.sequence, stepRows)
  const wrong = page.findIndex((row, place) => !follows(row, page[place - 1] ?? last, key))
  const broken = page[wrong]
  if (broken) {
    const before = page[wrong - 1] ?? last
    return broke(state, before, await faultOf({ rows, key }, broken, before), now())
  }
  const end = page.at(-1) ?? last
  const on = (isWhole: boolean) => ({
    state: { ...state, sequence: end.sequence, at: now(), isWhole },
    last: { sequence: end.sequence, hash: end.hash },
  })
  if (page.length === stepRows) return on(false)
  const head = await rows.head()
  const hasGrown = (await rows.read(end.sequence, 1)).length > 0
  if (hasGrown) return on(false)
  const verdict = judgeEnd(end, head, key)
  return verdict.ok ? on(true) : broke(state, end, verdict.fault, now())
}

function broke(state: ChainState, last: AuditHead, fault: AuditFault, at: Date): Walk {
  return { state: { ...state, sequence: last.sequence, at, isWhole: false, fault }, last }
}
