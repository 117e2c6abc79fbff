'use client'

import { Loader, RotateCw } from 'lucide-react'
import type { RefObject } from 'react'
import { useTexts } from '#texts'
import { CopyButton } from './copy-button'
import { Countdown } from './countdown'
import type { Keys } from './use-keys'
import type { KeysView } from './use-keys-view'

interface KeysFooterProps {
  readonly keys: Keys
  readonly view: KeysView
  readonly primary: RefObject<HTMLButtonElement | null>
}

/** What is left of the time, and the verbs: renew, copy all. Without keys the one verb is to ask for them. */
export function KeysFooter({ keys, view, primary }: KeysFooterProps) {
  const t = useTexts('keys')
  const { state } = keys
  const { issued } = state
  return (
    <div className="dialog-foot">
      <span className="min-w-40 flex-1 max-sm:w-full max-sm:flex-none max-sm:empty:hidden">
        {issued && (
          <Countdown
            ending="keys"
            expiresAt={issued.expiresAt}
            durationSeconds={issued.durationSeconds}
            clockOffset={issued.clockOffset}
            onEnd={keys.end}
          />
        )}
      </span>
      {issued ? (
        <>
          <AskButton className="btn" label={t('renew')} asking={state.asking} onAsk={keys.renew} />
          <CopyButton
            ref={primary}
            className="btn btn-primary"
            text={view.text}
            done={t('copied')}
            onRefused={view.select}
          >
            {t('copyAll')}
          </CopyButton>
        </>
      ) : (
        <AskButton
          ref={primary}
          className={state.problem?.confirmAt ? 'btn' : 'btn btn-primary'}
          label={t(state.endedAt ? 'renew' : state.problem ? 'again' : 'get')}
          asking={state.asking}
          onAsk={keys.renew}
        />
      )}
      <span role="status" className="sr-only">
        {state.asking ? t('isAsking') : issued ? t('isReady') : ''}
      </span>
    </div>
  )
}

interface AskButtonProps {
  readonly label: string
  readonly className: string
  readonly asking: boolean
  readonly onAsk: () => void
  readonly ref?: RefObject<HTMLButtonElement | null>
}

function AskButton({ label, className, asking, onAsk, ref }: AskButtonProps) {
  const t = useTexts('keys')
  const Icon = asking ? Loader : RotateCw
  return (
    <button
      type="button"
      ref={ref}
      className={className}
      aria-disabled={asking || undefined}
      aria-busy={asking || undefined}
      onClick={() => !asking && onAsk()}
    >
      <Icon className={asking ? 'icon icon-sm spinner' : 'icon icon-sm'} aria-hidden="true" />
      {asking ? t('asking') : label}
    </button>
  )
}
