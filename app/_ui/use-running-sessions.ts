'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from './api-post'
import { type RunningSession, readSessions } from './running-sessions'

/** Not asked for again within this time. Milliseconds. */
const rest = 1000

/**
 * What is running, read again when `issued` changes (keys came) and when the page is looked at again: a console may have been opened
 * from it. A failure leaves what is known.
 */
export function useRunningSessions(initial: readonly RunningSession[], servedAt: Date, issued: unknown) {
  const [known, setKnown] = useState({ sessions: initial, clockOffset: 0 })
  const asked = useRef(Number.NEGATIVE_INFINITY)
  // The server's clock, as far as the way of the page to here lets it be known; the next answer says it better.
  useEffect(() => setKnown((now) => ({ ...now, clockOffset: servedAt.getTime() - Date.now() })), [servedAt])
  const refresh = useCallback(async () => {
    asked.current = performance.now()
    const { signal } = new AbortController()
    const answer = await callApi({ method: 'GET', path: '/api/v1/aws-sessions', body: null, signal }, readSessions)
    if (answer.ok) setKnown({ sessions: answer.value, clockOffset: answer.clockOffset })
  }, [])
  useEffect(() => {
    if (issued) void refresh()
  }, [issued, refresh])
  useEffect(() => {
    const look = () => {
      const isDue = performance.now() - asked.current >= rest
      if (isDue && document.visibilityState === 'visible') void refresh()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [refresh])
  return known
}
