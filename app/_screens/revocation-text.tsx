import { CopyButton } from '../_ui/copy-button'

interface RevocationTextProps {
  readonly title: string
  readonly text: string
  readonly copy: string
  readonly copied: string
}

/** A policy or a script, to be copied. */
export function RevocationText({ title, text, copy, copied }: RevocationTextProps) {
  return (
    <div className="code">
      <div className="code-head">
        <span className="min-w-0 flex-1">{title}</span>
        <CopyButton text={text} done={copied} className="btn btn-ghost btn-small">
          {copy}
        </CopyButton>
      </div>
      <pre className="code-document" lang="en">
        {text}
      </pre>
    </div>
  )
}
