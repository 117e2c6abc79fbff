'use client'

import { TriangleAlert } from 'lucide-react'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Says what a browser without cookies would otherwise learn after the round trip to its provider. */
export function CookieNotice() {
  const keepsCookies = useSyncExternalStore(
    never,
    () => window.navigator.cookieEnabled,
    () => true,
  )
  if (keepsCookies) return null
  return (
    <div role="alert" className="banner banner-danger">
      <TriangleAlert className="icon" aria-hidden="true" />
      <div>
        <strong>This browser keeps no cookies</strong>
        Brevet cannot sign you in without them. Allow cookies for this site, then reload the page.
      </div>
    </div>
  )
}
