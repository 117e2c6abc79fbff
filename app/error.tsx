'use client'

import { ErrorPage } from './_ui/error-page'

interface PageErrorProps {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
}

/** A page could not be made. Next gives a digest only: no detail reaches the browser. */
export default function PageError({ error, reset }: PageErrorProps) {
  return <ErrorPage digest={error.digest} onRetry={reset} />
}
