import { useTexts } from '#texts'
import { CopyButton } from './copy-button'

/** A text that is ready to be sent to somebody. */
export function MessageBlock({ title, text }: { readonly title: string; readonly text: string }) {
  const t = useTexts('received')
  return (
    <div className="code">
      <div className="code-head">
        <span className="flex-1">{title}</span>
        <CopyButton text={text} done={t('messageCopied')} className="btn btn-ghost btn-small">
          {t('copy')}
        </CopyButton>
      </div>
      <pre className="code-prose">{text}</pre>
    </div>
  )
}
