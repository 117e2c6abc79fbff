'use client'

import { ArrowUpRight, KeyRound } from 'lucide-react'
import { useTexts } from '#texts'
import { DialogTexts } from '../_messages/texts-provider'
import { type AccountView, consoleAction, consolePath, type RoleTarget } from './access-view'
import { ConsoleArrow } from './console-arrow'
import { ConsoleDoors } from './console-doors'
import { CopyButton } from './copy-button'
import { KeysDoor } from './keys-door'
import { asksFirst } from './role-offer'
import { type ConsoleDoorsHandle, useConsoleDoors } from './use-console-doors'
import { useKeys } from './use-keys'
import { useSingleSubmit } from './use-single-submit'

interface RoleActionsProps {
  readonly target: RoleTarget
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** The address of this page. */
  readonly link: string
  /** What somebody sends to whoever helps them. */
  readonly bundle: string
}

/** Roles of other accounts are taken along from the list. */
const noOthers: readonly AccountView[] = []

/** The two verbs of a role, with the dialogs of the list, and what can be copied of its page. */
export function RoleActions({ target, address, link, bundle }: RoleActionsProps) {
  const t = useTexts('role')
  const keys = useKeys(null)
  const doors = useConsoleDoors()
  const { role } = target
  return (
    <div className="role-actions">
      <CopyButton text={link} done={t('linkCopiedShort')} className="btn btn-ghost">
        {t('copyLink')}
      </CopyButton>
      <CopyButton text={bundle} done={t('detailsCopied')} className="btn btn-ghost">
        {t('copyDetails')}
      </CopyButton>
      {role.keys && (
        <button type="button" className={role.console ? 'btn' : 'btn btn-primary'} onClick={() => keys.open(target)}>
          <KeyRound className="icon icon-sm" aria-hidden="true" />
          {t('keys')}
        </button>
      )}
      {role.console && (
        <DialogTexts>
          <ConsoleButton target={target} doors={doors} />
        </DialogTexts>
      )}
      <KeysDoor keys={keys} address={address} accounts={noOthers} />
      <DialogTexts>
        <ConsoleDoors doors={doors} newTab address={address} />
      </DialogTexts>
    </div>
  )
}

interface ConsoleButtonProps {
  readonly target: RoleTarget
  readonly doors: ConsoleDoorsHandle
}

/** Opens the console; where a grant asks something, the page that asks. Works without scripts. */
function ConsoleButton({ target, doors }: ConsoleButtonProps) {
  const t = useTexts('role')
  const submitOnce = useSingleSubmit()
  const asks = asksFirst(target.role)
  return (
    <form
      method={asks ? 'get' : 'post'}
      action={asks ? consolePath(target) : consoleAction(target)}
      target="_blank"
      rel="noopener"
      className="split"
      onSubmit={submitOnce}
    >
      <button type="submit" className="btn btn-primary">
        {t('openTheConsole')}
        <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
      </button>
      <ConsoleArrow target={target} doors={doors} />
    </form>
  )
}
