'use client'

import { useEffect, useState } from 'react'
import { callApi } from './api-post'
import { noAccess, type PaletteAccess } from './palette-access'
import { type FetchedAccess, readAccess } from './palette-data'
import { useShownAccess } from './shown-access'

/** What can be searched, and what not yet. */
export interface KnownAccess {
  readonly access: PaletteAccess
  readonly address: string | null
  readonly status: 'ready' | 'reading' | 'unread'
}

/** What the open palette searches: what the page shows, or else what the server says, asked each time it opens. */
export function usePaletteAccess(open: boolean): KnownAccess {
  const shown = useShownAccess()
  const [fetched, setFetched] = useState<FetchedAccess | null>(null)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    if (!open || shown.current) return
    const flight = new AbortController()
    setRefused(false)
    callApi({ method: 'GET', path: '/api/v1/entitlements/table', body: null, signal: flight.signal }, readAccess).then(
      (answer) => (answer.ok ? setFetched(answer.value) : setRefused(true)),
      () => undefined,
    )
    return () => flight.abort()
  }, [open, shown])
  if (shown.current) return { access: shown.current, address: null, status: 'ready' }
  if (fetched) return { access: fetched, address: fetched.address, status: 'ready' }
  return { access: noAccess, address: null, status: isRefused ? 'unread' : 'reading' }
}
