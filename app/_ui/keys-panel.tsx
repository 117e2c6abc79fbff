'use client'

import { Tabs } from '@base-ui/react/tabs'
import { Loader, ShieldCheck } from 'lucide-react'
import { CodeBlock } from './code-block'
import { endText } from './countdown-text'
import type { KeysState } from './use-keys'
import type { KeysView } from './use-keys-view'

interface KeysPanelProps {
  readonly state: KeysState
  readonly view: KeysView
}

/** The formats as tabs, the keys in the chosen one, and the line that proves them. */
export function KeysPanel({ state, view }: KeysPanelProps) {
  return (
    <Tabs.Root value={view.format?.id ?? null} onValueChange={(id) => view.chooseFormat(String(id))}>
      <Tabs.List activateOnFocus aria-label="Format" className="tabs">
        {view.formats.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id} className="tab">
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {view.formats.map(({ id }) => (
        <Tabs.Panel key={id} value={id} className="mt-3 rounded-lg">
          <KeysBlock state={state} view={view} />
        </Tabs.Panel>
      ))}
      {(state.asking || state.issued) && <Verify arn={state.issued?.assumedRoleArn ?? ''} />}
      <PackedSize percent={state.issued?.packedPolicySize ?? null} />
    </Tabs.Root>
  )
}

function KeysBlock({ state, view }: KeysPanelProps) {
  if (state.issued) {
    const { lines, revealed, reveal, copyRefused, linesRef } = view
    return (
      <CodeBlock lines={lines} revealed={revealed} onReveal={reveal} copyRefused={copyRefused} linesRef={linesRef} />
    )
  }
  return (
    <div className="code code-empty" aria-busy={state.asking}>
      {state.asking ? (
        <span className="flex items-center gap-2">
          <Loader className="icon spinner" aria-hidden="true" />
          Asking AWS…
        </span>
      ) : (
        <IdleText state={state} />
      )}
    </div>
  )
}

function IdleText({ state: { forgotten, endedAt } }: { readonly state: KeysState }) {
  if (forgotten) return <span>Cleared, because this page was out of sight. What you copied still works.</span>
  return endedAt && <span>Ended {endText(endedAt, new Date())}. Nothing here works any more.</span>
}

/** Beyond 100 % AWS refuses; beyond 70 % it is worth a look. */
function PackedSize({ percent }: { readonly percent: number | null }) {
  if (percent === null) return null
  return (
    <p className={percent > 70 ? 'mt-1 text-meta text-warn-text' : 'mt-1 text-meta text-ink-3'}>
      Session policies and tags use {percent}% of the space AWS gives them.
    </p>
  )
}

/** `arn:aws:sts::111122223333:assumed-role/Role/session` ends in what the caller identity will say. */
function Verify({ arn }: { readonly arn: string }) {
  const expected = arn.split(':').slice(5).join(':')
  return (
    <p className="mt-4 flex items-start gap-2 text-meta text-ink-2">
      <ShieldCheck className="icon icon-sm mt-0.5" aria-hidden="true" />
      <span>
        Verify with <code>aws sts get-caller-identity</code>.{' '}
        {expected && (
          <>
            Expect <code className="inline-block wrap-anywhere">{expected}</code>
          </>
        )}
      </span>
    </p>
  )
}
