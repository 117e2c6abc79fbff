import { ChevronRight } from 'lucide-react'
import { useTexts } from '#texts'
import { CopyButton } from '../_ui/copy-button'

interface RevocationDisclosureProps {
  readonly title: string
  readonly text: string
  /** What is said once it is copied. */
  readonly copied: string
  readonly isOpen?: boolean
}

/** A policy or a script, to be looked at and copied. */
export function RevocationDisclosure({ title, text, copied, isOpen = false }: RevocationDisclosureProps) {
  const t = useTexts('revocation')
  return (
    <details className="disclosure" open={isOpen}>
      <summary>
        <ChevronRight className="icon icon-sm" aria-hidden="true" />
        {title}
      </summary>
      <div className="code mt-1">
        <div className="code-head">
          <span className="min-w-0 flex-1" />
          <CopyButton text={text} done={copied} className="btn btn-ghost btn-small">
            {t('copy')}
          </CopyButton>
        </div>
        <pre className="code-document" lang="en">
          {text}
        </pre>
      </div>
    </details>
  )
}
