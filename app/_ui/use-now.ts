import { useEffect, useState } from 'react'

/** The clock of the browser: ticks every second, and at once when the tab comes back, since timers rest in hidden tabs. Milliseconds. */
export function useNow(first: () => number = Date.now): number {
  const [now, setNow] = useState(first)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1000)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  return now
}
