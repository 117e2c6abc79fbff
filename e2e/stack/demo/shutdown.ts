/** What a signal may stop. */
export interface Stoppable {
  stop(): Promise<void>
  kill(): void
}

/** npm passes on the signal that the terminal has sent already: two within a second are one. */
const echoMilliseconds = 1000
const parentPollMilliseconds = 1000

/**
 * Stops everything on Ctrl-C, SIGTERM and SIGHUP, and when the npm that started us is gone; a second signal does not wait.
 * Ends the process with 0, because a demo that is stopped has not failed.
 */
export function stopOnSignals(target: Stoppable): { readonly isStopping: () => boolean } {
  let stoppingSince: number | null = null
  const stop = () => {
    if (stoppingSince === null) {
      stoppingSince = Date.now()
      console.log('\nStopping.')
      target.stop().finally(() => process.exit(0))
    } else if (Date.now() - stoppingSince > echoMilliseconds) {
      target.kill()
      setImmediate(() => process.exit(1))
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (process.env['npm_lifecycle_event']) watchParent(stop)
  return { isStopping: () => stoppingSince !== null }
}

/** npm that is killed cannot pass on a signal; its children then belong to another process. */
function watchParent(stop: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, parentPollMilliseconds)
  timer.unref()
}
