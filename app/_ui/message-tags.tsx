import type { ReactNode } from 'react'

/** The tags that messages use: `<b>` for what matters, `<code>` for what is typed or read letter by letter, `<english>` for what is English in every language. */
export const tags = {
  b: (content: ReactNode) => <strong>{content}</strong>,
  english: (content: ReactNode) => <span lang="en">{content}</span>,
  code: (content: ReactNode) => <span className="mono">{content}</span>,
}
