'use client'

import { Tabs } from '@base-ui/react/tabs'
import { Loader } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTexts } from '#texts'
import { CodeBlock } from './code-block'
import { EndTime } from './end-time'
import { KeysAdvice } from './keys-advice'
import { KeysMore } from './keys-more'
import { KeysRoles } from './keys-roles'
import { TextField } from './text-field'
import type { KeysState } from './use-keys'
import type { KeysBundle } from './use-keys-bundle'
import type { KeysView } from './use-keys-view'
import type { ProfileName } from './use-profile-name'

interface KeysPanelProps {
  readonly state: KeysState
  readonly view: KeysView
  readonly bundle: KeysBundle
}

/** The formats as tabs, the keys in the chosen one, and the line that proves them. */
export function KeysPanel({ state, view, bundle }: KeysPanelProps) {
  const t = useTexts('keys')
  const list = useRef<HTMLDivElement>(null)
  const chosen = view.format?.id
  // Where the tabs scroll sideways, one that was chosen from the menu, or is remembered, comes into sight.
  useEffect(() => {
    if (chosen)
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen])
  return (
    <Tabs.Root value={view.format?.id ?? null} onValueChange={(id) => view.chooseFormat(String(id))}>
      <div className="tab-row">
        <Tabs.List ref={list} activateOnFocus aria-label={t('format')} className="tabs">
          {view.tabs.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id} className="tab">
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <KeysMore formats={view.more} onChoose={view.chooseFormat} />
      </div>
      {view.tabs.map(({ id }) => (
        <Tabs.Panel key={id} value={id} className="mt-3 rounded-lg">
          {id === 'profile' && <ProfileField profile={view.profile} />}
          <KeysBlock state={state} view={view} />
          {id === 'profile' && state.issued && <KeysRoles bundle={bundle} />}
        </Tabs.Panel>
      ))}
      {(state.asking || state.issued) && view.advice && (
        <KeysAdvice
          advice={view.advice}
          arn={state.issued?.assumedRoleArn ?? ''}
          spaced={view.spaced}
          onSpaced={view.chooseSpaced}
        />
      )}
      <PackedSize percent={state.issued?.packedPolicySize ?? null} />
    </Tabs.Root>
  )
}

function KeysBlock({ state, view }: Omit<KeysPanelProps, 'bundle'>) {
  const t = useTexts('keys')
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
          {t('asking')}
        </span>
      ) : (
        <IdleText state={state} />
      )}
    </div>
  )
}

function IdleText({ state: { forgotten, endedAt } }: { readonly state: KeysState }) {
  const t = useTexts('keys')
  if (forgotten) return <span>{t('cleared')}</span>
  return endedAt && <span>{t.rich('ended', { time: () => <EndTime at={endedAt} /> })}</span>
}

/** Beyond 100 % AWS refuses; beyond 70 % it is worth a look. */
function PackedSize({ percent }: { readonly percent: number | null }) {
  const t = useTexts('keys')
  if (percent === null) return null
  return (
    <p className={percent > 70 ? 'mt-1 text-meta text-warn-text' : 'mt-1 text-meta text-ink-3'}>
      {t('packed', { percent: String(percent) })}
    </p>
  )
}

function ProfileField({ profile }: { readonly profile: ProfileName }) {
  const t = useTexts('keys')
  return (
    <div className="mb-3 max-w-80">
      <TextField
        label={t('profile')}
        required
        value={profile.typed}
        placeholder={profile.name}
        spellCheck={false}
        autoCapitalize="none"
        hint={t('profileHint')}
        onChange={(event) => profile.type(event.currentTarget.value)}
      />
    </div>
  )
}
