import { useEffect } from 'react'

/** Keeps the filter in the address, so that it can be copied and survives a reload: what is empty is left out. Writes after 300 ms of rest. */
export function useFilterAddress(filter: Readonly<Record<string, string>>) {
  const wanted = new URLSearchParams(filter).toString()
  useEffect(() => {
    const timer = setTimeout(() => {
      const address = new URL(window.location.href)
      for (const [name, value] of new URLSearchParams(wanted)) {
        if (value === '') address.searchParams.delete(name)
        else address.searchParams.set(name, value)
      }
      if (address.href !== window.location.href) window.history.replaceState(null, '', address)
    }, 300)
    return () => clearTimeout(timer)
  }, [wanted])
}
