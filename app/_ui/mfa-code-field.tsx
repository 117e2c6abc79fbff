import { type ComponentProps, useId } from 'react'
import { useTexts } from '#texts'
import type { FederationKind } from '@/lib/domain/federation-kind'
import { deviceOf } from './mfa-device'

interface MfaCodeFieldProps extends ComponentProps<'input'> {
  /** How AWS is asked, which decides whose device shows the code. */
  readonly method: FederationKind
  /** What was typed is no code. */
  readonly isUnfit?: boolean
}

/** Takes the six digits that an MFA device shows. They count once; whoever sends them empties the field. */
export function MfaCodeField({ method, isUnfit = false, ...input }: MfaCodeFieldProps) {
  const t = useTexts('asked')
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {t('code')}
      </label>
      <input
        id={id}
        name="mfaCode"
        className="code-field mono"
        required
        pattern="\s*[0-9]{3}\s*[0-9]{3}\s*"
        title={t('codeForm')}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-invalid={isUnfit}
        aria-describedby={`${id}-help`}
        {...input}
      />
      <span id={`${id}-help`} className={isUnfit ? 'text-meta text-danger-text' : 'text-meta text-ink-3'}>
        {isUnfit && t('codeFault')} {t(`codeHint.${deviceOf(method)}`)}
      </span>
    </div>
  )
}
