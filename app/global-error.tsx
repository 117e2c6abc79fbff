'use client'

import { useSyncExternalStore } from 'react'
import { useTexts } from '#texts'
import { isLanguage, type Language } from './_messages/language-names'
import { PageTexts } from './_messages/texts-provider'
import { ErrorPage } from './_ui/error-page'
import './globals.css'

interface GlobalErrorProps {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
}

/** The frame around all pages could not be made: this one stands in for it, in the language of the browser, for the chosen one is not known. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  const language = useSyncExternalStore(neverChanges, browserLanguage, () => 'en' as const)
  return (
    <html lang={language}>
      <body>
        <PageTexts locale={language}>
          <Title />
          <ErrorPage digest={error.digest} onRetry={reset} />
        </PageTexts>
      </body>
    </html>
  )
}

function Title() {
  return <title>{useTexts('broken')('title')}</title>
}

function neverChanges() {
  return () => undefined
}

function browserLanguage(): Language {
  const tag = navigator.language.slice(0, 2)
  return isLanguage(tag) ? tag : 'en'
}
