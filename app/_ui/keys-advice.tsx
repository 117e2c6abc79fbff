'use client'

import { ChevronRight, ShieldCheck } from 'lucide-react'
import { useTexts } from '#texts'
import type { KeyAdvice } from '@/lib/handout/key-formats'
import { CopyButton } from './copy-button'

interface KeysAdviceProps {
  readonly advice: KeyAdvice
  /** What AWS will call the caller; empty while it is not known. */
  readonly arn: string
  readonly spaced: boolean
  readonly onSpaced: (spaced: boolean) => void
}

/** How to prove the keys, and what to know of the format: what a history keeps, and how to be rid of the keys. */
export function KeysAdvice({ advice, arn, spaced, onSpaced }: KeysAdviceProps) {
  const t = useTexts('advice')
  const { verify, forget, note, history } = advice
  return (
    <div className="mt-4 flex flex-col gap-1 text-meta text-ink-2">
      <Verify command={verify} arn={arn} />
      <details className="disclosure">
        <summary>
          <ChevronRight className="icon icon-sm" aria-hidden="true" />
          {t(history ? 'aboutHistory' : 'about')}
        </summary>
        <div className="disclosure-body">
          {history?.takesSpace && (
            <label className="check">
              <input type="checkbox" checked={spaced} onChange={(event) => onSpaced(event.currentTarget.checked)} />
              {t('space')}
            </label>
          )}
          {history && (
            <p>
              {t(`histories.${history.note}`)}{' '}
              {history.command && <code className="block wrap-anywhere">{history.command}</code>}
            </p>
          )}
          {forget && <Forget command={forget} />}
          {note && (
            <p>{note.kind === 'masking' ? t('notes.masking', { names: note.names }) : t(`notes.${note.kind}`)}</p>
          )}
        </div>
      </details>
    </div>
  )
}

function Forget({ command }: { readonly command: string }) {
  const t = useTexts('advice')
  return (
    <div>
      {t('forget')}
      <span className="flex items-center gap-1">
        <code className="min-w-0 wrap-anywhere">{command}</code>
        <CopyButton
          text={command}
          done={t('forgetCopied')}
          label={t('forgetCopy')}
          className="btn btn-ghost btn-icon btn-small"
        />
      </span>
    </div>
  )
}

/** `arn:aws:sts::111122223333:assumed-role/Role/session` ends in what the caller identity will say. */
function Verify({ command, arn }: { readonly command: string; readonly arn: string }) {
  const t = useTexts('advice')
  const expected = arn.split(':').slice(5).join(':')
  return (
    <p className="flex items-start gap-2">
      <ShieldCheck className="icon icon-sm mt-0.5" aria-hidden="true" />
      <span>
        {t.rich('verify', { command, code: (words) => <code className="wrap-anywhere">{words}</code> })}{' '}
        {expected &&
          t.rich('expect', {
            arn: expected,
            code: (words) => <code className="inline-block wrap-anywhere">{words}</code>,
          })}
      </span>
    </p>
  )
}
