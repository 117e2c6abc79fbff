import { type ComponentProps, useId } from 'react'

/** Takes the six digits that an MFA device shows. They count once; whoever sends them empties the field. */
export function MfaCodeField(input: ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        One-time code
      </label>
      <input
        id={id}
        name="mfaCode"
        className="code-field mono"
        required
        pattern="\s*[0-9]{3}\s*[0-9]{3}\s*"
        title="Six digits"
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-describedby={`${id}-help`}
        {...input}
      />
      <span id={`${id}-help`} className="text-meta text-ink-3">
        Six digits from the MFA device that this role asks for. A code works once.
      </span>
    </div>
  )
}
