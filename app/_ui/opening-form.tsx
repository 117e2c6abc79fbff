import type { ReactNode } from 'react'

interface OpeningFormProps {
  readonly className?: string
  /** Its buttons use the shared form. */
  readonly isShared?: boolean
  readonly children: ReactNode
}

const sharedForm = 'opening'

/**
 * The form of buttons that open consoles: each row has its own, which works without scripts. Not so in a list that is whole, for each
 * node that is added below a form costs browsers a look at every form: a list of thousands would take the square of its length.
 */
export function OpeningForm({ className = 'contents', isShared = false, children }: OpeningFormProps) {
  if (isShared) return <div className={className}>{children}</div>
  return (
    <form method="post" target="_blank" rel="noopener" className={className}>
      {children}
    </form>
  )
}

export function SharedOpeningForm() {
  return <form id={sharedForm} method="post" target="_blank" rel="noopener" className="hidden" />
}

/** Lends the shared form to a clicked button that has none, for as long as it submits. */
export function submitShared(clicked: Element): void {
  const button = clicked.closest('button')
  if (button?.type !== 'submit' || button.closest('form')) return
  button.setAttribute('form', sharedForm)
  button.form?.requestSubmit(button)
  button.removeAttribute('form')
}
