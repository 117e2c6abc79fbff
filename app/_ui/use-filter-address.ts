import { useEffect } from 'react'

/** Keeps the filter in the address, so that it can be copied and survives a reload. Writes after 300 ms of rest. */
export function useFilterAddress(query: string, environment: string) {
  useEffect(() => {
    const timer = setTimeout(() => {
      const address = new URL(window.location.href)
      setParameter(address, 'q', query)
      setParameter(address, 'env', environment)
      if (address.href !== window.location.href) window.history.replaceState(null, '', address)
    }, 300)
    return () => clearTimeout(timer)
  }, [query, environment])
}

function setParameter(address: URL, name: string, value: string): void {
  if (value === '') address.searchParams.delete(name)
  else address.searchParams.set(name, value)
}
