'use client'

import type { ReactNode } from 'react'
import { useSingleSubmit } from './use-single-submit'

interface ConsoleFormProps {
  readonly action: string
  readonly children: ReactNode
}

/** The form that opens one console: it works without script, and with it a double click opens once. */
export function ConsoleForm({ action, children }: ConsoleFormProps) {
  const submitOnce = useSingleSubmit()
  return (
    <form method="post" action={action} onSubmit={submitOnce} className="card-actions">
      {children}
    </form>
  )
}
