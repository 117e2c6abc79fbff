'use client'

import { useEffect, useState } from 'react'

/** How many roles are shown: at once for the eye, after 400 ms of rest for screen readers. */
export function AccessCount({ children }: { readonly children: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(children), 400)
    return () => clearTimeout(timer)
  }, [children])
  return (
    <>
      <span className="ml-auto flex-none whitespace-nowrap text-meta text-ink-3 tabular-nums" aria-hidden="true">
        {children}
      </span>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
