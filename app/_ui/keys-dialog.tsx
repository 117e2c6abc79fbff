'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useTexts } from '#texts'
import type { AccountView, RoleTarget } from './access-view'
import { KeysFooter } from './keys-footer'
import { KeysOptions } from './keys-options'
import { KeysPanel } from './keys-panel'
import { methodText } from './method-text'
import { MfaCodeField } from './mfa-code-field'
import { ProblemBanner } from './problem-banner'
import { RoleIdentity } from './role-identity'
import type { Keys } from './use-keys'
import { useKeysBundle } from './use-keys-bundle'
import { useKeysView } from './use-keys-view'

interface KeysDialogProps {
  readonly keys: Keys
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** What the person may open: the roles that can be added to a credentials file. */
  readonly accounts: readonly AccountView[]
}

/** The keys of one role: what they are for, how long they last, and the text to copy. Closing it drops the secrets. */
export function KeysDialog({ keys, address, accounts }: KeysDialogProps) {
  const primary = useRef<HTMLButtonElement>(null)
  const { state } = keys
  return (
    <Dialog.Root open={state.open} onOpenChange={(open) => !open && keys.close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog" initialFocus={primary}>
          <span className="grab" />
          {state.target && (
            <KeysContent keys={keys} target={state.target} primary={primary} address={address} accounts={accounts} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface KeysContentProps extends KeysDialogProps {
  readonly target: RoleTarget
  readonly primary: React.RefObject<HTMLButtonElement | null>
}

function KeysContent({ keys, target, primary, address, accounts }: KeysContentProps) {
  const { state } = keys
  const bundle = useKeysBundle(state, target, accounts)
  const view = useKeysView(state, target, { primary, bundle })
  return (
    <>
      <KeysHead target={target} region={view.region} />
      <div className="dialog-body">
        {state.problem && <ProblemBanner problem={state.problem} target={target} />}
        <KeysOptions keys={keys} target={target} address={address} />
        {target.role.needsMfaCode && (
          <MfaCodeField method={target.role.method[0]} isUnfit={state.unfit === 'mfaCode'} {...keys.codeInput()} />
        )}
        {(state.asking || state.issued || state.endedAt || state.forgotten) && (
          <KeysPanel state={state} view={view} bundle={bundle} />
        )}
        <p className="mt-2 text-meta text-ink-3">{methodText(target.role.method)}</p>
      </div>
      <KeysFooter keys={keys} view={view} primary={primary} />
    </>
  )
}

function KeysHead({ target, region }: { readonly target: RoleTarget; readonly region: string }) {
  const t = useTexts('keys')
  const { account, role } = target
  return (
    <div className="dialog-head">
      <div className="min-w-0 flex-1">
        <Dialog.Title className="text-dialog font-semibold">
          {t.rich('title', { role: () => <bdi>{role.name}</bdi> })}
        </Dialog.Title>
        <div className="mt-1">
          <RoleIdentity account={account}>
            <span className="mono text-ink-3">{region}</span>
          </RoleIdentity>
        </div>
      </div>
      <Dialog.Close className="btn btn-ghost btn-icon" aria-label={t('close')}>
        <X className="icon" aria-hidden="true" />
      </Dialog.Close>
    </div>
  )
}
