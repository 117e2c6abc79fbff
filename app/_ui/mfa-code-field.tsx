import { type ComponentProps, useId } from 'react'
import type { FederationKind } from '@/lib/domain/federation-kind'
import { codeHint } from './mfa-code-hint'

interface MfaCodeFieldProps extends ComponentProps<'input'> {
  /** How AWS is asked, which decides whose device shows the code. */
  readonly method: FederationKind
  /** What was typed is no code. */
  readonly isUnfit?: boolean
}

/** Takes the six digits that an MFA device shows. They count once; whoever sends them empties the field. */
export function MfaCodeField({ method, isUnfit = false, ...input }: MfaCodeFieldProps) {
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
        aria-invalid={isUnfit}
        aria-describedby={`${id}-help`}
        {...input}
      />
      <span id={`${id}-help`} className={isUnfit ? 'text-meta text-danger-text' : 'text-meta text-ink-3'}>
        {isUnfit && 'Type all six digits. '}
        {codeHint(method)}
      </span>
    </div>
  )
}
