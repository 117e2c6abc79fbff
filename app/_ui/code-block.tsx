'use client'

import { Eye, EyeOff, TriangleAlert } from 'lucide-react'
import type { Ref } from 'react'
import { useTexts } from '#texts'
import { CopyButton } from './copy-button'
import type { KeyLine } from './keys-lines'

interface CodeBlockProps {
  readonly lines: readonly KeyLine[]
  readonly revealed: boolean
  readonly onReveal: (revealed: boolean) => void
  /** The browser refused to copy: the lines are visible and selected instead. */
  readonly copyRefused: boolean
  /** The lines alone, to select them when the browser refuses to copy. */
  readonly linesRef: Ref<HTMLPreElement>
}

/** The keys in one format, masked until revealed, each value with its own copy button. */
export function CodeBlock({ lines, revealed, onReveal, copyRefused, linesRef }: CodeBlockProps) {
  const t = useTexts('keys')
  const Icon = revealed ? EyeOff : Eye
  return (
    <div className="code">
      <div className="code-head">
        <CodeState revealed={revealed} copyRefused={copyRefused} />
        <button
          type="button"
          className="btn btn-ghost btn-small"
          aria-pressed={revealed}
          onClick={() => onReveal(!revealed)}
        >
          <Icon className="icon icon-sm" aria-hidden="true" />
          {t('reveal')}
        </button>
      </div>
      <pre ref={linesRef} className="code-lines">
        {lines.map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </pre>
    </div>
  )
}

function CodeState({ revealed, copyRefused }: Pick<CodeBlockProps, 'revealed' | 'copyRefused'>) {
  const t = useTexts('keys')
  if (!copyRefused || !revealed) {
    return <span className="flex-1">{revealed ? t('visible') : t('hidden')}</span>
  }
  return (
    <span className="flex flex-1 items-center gap-2 py-1.5 text-warn-text">
      <TriangleAlert className="icon icon-sm" aria-hidden="true" />
      {t('selected')}
    </span>
  )
}

function Line({ line }: { readonly line: KeyLine }) {
  return (
    <div className="code-line">
      <code className="code-text">
        {line.keyword && <span className="code-hint">{line.keyword}</span>}
        {line.before}
        {line.value !== null && <span className="code-value">{line.value}</span>}
        {line.after}
        {line.remark && <span className="code-hint select-none"> {line.remark}</span>}
      </code>
      {line.copy && (
        <CopyButton
          text={line.copy.value}
          done={`The ${line.copy.label} is copied`}
          label={`Copy ${line.copy.label}`}
          className="btn btn-ghost btn-icon btn-small"
        />
      )}
    </div>
  )
}
