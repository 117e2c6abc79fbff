'use client'

import { useId } from 'react'

interface MfaCodeFieldProps {
  readonly code: string
  readonly onChange: (code: string) => void
}

/** Takes the six digits that an MFA device shows. They count once; the field is empty again as soon as they are sent. */
export function MfaCodeField({ code, onChange }: MfaCodeFieldProps) {
  const id = useId()
  return (
    <div className="mt-3 flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        One-time code
      </label>
      <input
        id={id}
        className="code-field mono"
        value={code}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-describedby={`${id}-help`}
      />
      <span id={`${id}-help`} className="text-meta text-ink-3">
        Six digits from the MFA device of this account. A code works once.
      </span>
    </div>
  )
}
