'use client'

import { ChevronRight, ShieldCheck } from 'lucide-react'
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
  const { verify, forget, note, history } = advice
  return (
    <div className="mt-4 flex flex-col gap-1 text-meta text-ink-2">
      <Verify command={verify} arn={arn} />
      <details className="disclosure">
        <summary>
          <ChevronRight className="icon icon-sm" aria-hidden="true" />
          {history ? 'Keep them out of the history, and unset them' : 'About this format'}
        </summary>
        <div className="disclosure-body">
          {history?.takesSpace && (
            <label className="check">
              <input type="checkbox" checked={spaced} onChange={(event) => onSpaced(event.currentTarget.checked)} />
              Begin each line with a space
            </label>
          )}
          {history && (
            <p>
              {history.note} {history.command && <code className="block wrap-anywhere">{history.command}</code>}
            </p>
          )}
          {forget && <Forget command={forget} />}
          {note && <p>{note}</p>}
        </div>
      </details>
    </div>
  )
}

function Forget({ command }: { readonly command: string }) {
  return (
    <div>
      To be rid of the keys in this window:
      <span className="flex items-center gap-1">
        <code className="min-w-0 wrap-anywhere">{command}</code>
        <CopyButton
          text={command}
          done="The line that unsets the keys is copied"
          label="Copy the line that unsets the keys"
          className="btn btn-ghost btn-icon btn-small"
        />
      </span>
    </div>
  )
}

/** `arn:aws:sts::111122223333:assumed-role/Role/session` ends in what the caller identity will say. */
function Verify({ command, arn }: { readonly command: string; readonly arn: string }) {
  const expected = arn.split(':').slice(5).join(':')
  return (
    <p className="flex items-start gap-2">
      <ShieldCheck className="icon icon-sm mt-0.5" aria-hidden="true" />
      <span>
        Verify with <code className="wrap-anywhere">{command}</code>.{' '}
        {expected && (
          <>
            Expect <code className="inline-block wrap-anywhere">{expected}</code>
          </>
        )}
      </span>
    </p>
  )
}
