import type { ReactNode } from 'react'

interface OpeningFormProps {
  readonly className?: string
  readonly children: ReactNode
}

/**
 * The form of buttons that open consoles. Each row has its own: for every such button that is added to a form, browsers look for the
 * form's first one among all its controls, so that one form around thousands of roles takes minutes to fill.
 */
export function OpeningForm({ className = 'contents', children }: OpeningFormProps) {
  return (
    <form method="post" target="_blank" rel="noopener" className={className}>
      {children}
    </form>
  )
}
