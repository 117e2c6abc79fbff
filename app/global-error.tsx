'use client'

import { ErrorPage } from './_ui/error-page'
import './globals.css'

interface GlobalErrorProps {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
}

/** The frame around all pages could not be made: this one stands in for it. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Brevet could not make this page</title>
        <ErrorPage digest={error.digest} onRetry={reset} />
      </body>
    </html>
  )
}
