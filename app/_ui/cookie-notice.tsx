'use client'

import { TriangleAlert } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTexts } from '#texts'

const never = () => () => {}

/** Says what a browser without cookies would otherwise learn after the round trip to its provider. */
export function CookieNotice() {
  const t = useTexts('frame')
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
        <strong>{t('noCookies')}</strong>
        {t('noCookiesMore')}
      </div>
    </div>
  )
}
