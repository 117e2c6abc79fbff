import { useEffect } from 'react'

/** A secret stays on a page that nobody sees for less than five minutes; browsers slow the timers of such pages. Milliseconds. */
const hiddenMilliseconds = 4 * 60_000

/**
 * Has a page forget its secrets once it was out of sight for four minutes, and at once when it is left or frozen: the browser may
 * keep it whole for the way back.
 */
export function useForgetting(isHolding: boolean, forget: () => void): void {
  useEffect(() => {
    if (!isHolding) return
    let timer: number | undefined
    const watch = () => {
      window.clearTimeout(timer)
      if (document.visibilityState === 'hidden') timer = window.setTimeout(forget, hiddenMilliseconds)
    }
    watch()
    document.addEventListener('visibilitychange', watch)
    document.addEventListener('freeze', forget)
    window.addEventListener('pagehide', forget)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', watch)
      document.removeEventListener('freeze', forget)
      window.removeEventListener('pagehide', forget)
    }
  }, [isHolding, forget])
}
