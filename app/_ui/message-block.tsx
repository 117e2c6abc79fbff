import { CopyButton } from './copy-button'

/** A text that is ready to be sent to somebody. */
export function MessageBlock({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="code">
      <div className="code-head">
        <span className="flex-1">{title}</span>
        <CopyButton text={text} done="Message copied" className="btn btn-ghost btn-small">
          Copy
        </CopyButton>
      </div>
      <pre className="code-prose">{text}</pre>
    </div>
  )
}
