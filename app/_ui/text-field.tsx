import { type ComponentProps, useId } from 'react'
import { useTexts } from '#texts'

interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with it; shown in place of the hint. */
  readonly fault?: string | undefined
}

/** One line of text with its label, a hint, and what is wrong. */
export function TextField({ label, hint, fault, ...input }: TextFieldProps) {
  const t = useTexts('asked')
  const id = useId()
  const note = fault ?? hint
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {!input.required && <span className="text-ink-3"> {t('optional')}</span>}
      </label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={note && `${id}-note`}
        {...input}
      />
      {note && (
        <span id={`${id}-note`} className={fault ? 'text-meta text-danger-text' : 'text-meta text-ink-3'}>
          {note}
        </span>
      )}
    </div>
  )
}
