import type { ReactNode } from 'react'

/** The tags that messages use: `<b>` for what matters, `<code>` for what is typed or read letter by letter. */
export const tags = {
  b: (content: ReactNode) => <strong>{content}</strong>,
  code: (content: ReactNode) => <span className="mono">{content}</span>,
}
