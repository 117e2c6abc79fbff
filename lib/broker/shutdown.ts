import type { Environment } from '../config/environment'

/** As long as one issuance may take with the usual deadlines, of STS (8 s) and of the console's sign-in (5 s), and a little. */
const graceSeconds = 15
const parentPollMilliseconds = 1000

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Closes the database when the process ends, so that the next one finds it free and whole.
 * On a signal Next lets requests in flight finish; one that never does is not waited for.
 */
export function closeAtExit(close: () => Promise<void>): void {
  // The part of closing that matters to SQLite is synchronous: nothing else runs once a process exits.
  process.once('exit', () => void close())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => setTimeout(() => process.exit(exitCodes[signal]), graceSeconds * 1000).unref())
  }
}

/** npm's shell dies of a SIGTERM without passing it on; the portal must not live on with the lock of the database. */
export function stopWithNpm(environment: Environment): void {
  if (!environment['npm_lifecycle_event']) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, parentPollMilliseconds)
  timer.unref()
}
