'use client'

import { errorTexts } from './error-text'

/** A bug, or the database gone, while a page was made. Next gives a digest only: no detail reaches the browser. */
export default function PageError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
}) {
  const { title, advice } = errorTexts.internal
  return (
    <main className="page">
      <div className="page-narrow flex flex-col gap-4">
        <h1 className="hero">{title}</h1>
        <p className="lead">{advice}</p>
        {error.digest && <p className="mono text-ink-3">{`Digest ${error.digest}`}</p>}
        <div className="flex flex-wrap gap-2">
          <button type="button" className="btn btn-primary" onClick={reset}>
            Try again
          </button>
          <a className="btn" href="/">
            Back to your access
          </a>
        </div>
      </div>
    </main>
  )
}
