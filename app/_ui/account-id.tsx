'use client'

import { useTexts } from '#texts'
import { formatAccountId } from './access-view'
import { CopyButton } from './copy-button'

/** An account id as 4-4-4; a click copies the twelve digits. */
export function AccountId({ id }: { readonly id: string }) {
  const t = useTexts('role')
  const shown = formatAccountId(id)
  return (
    <CopyButton
      text={id}
      done={t('idCopied', { id: shown })}
      label={t('copyThisId', { id: shown })}
      className="account-id flex-row-reverse"
    >
      <span>{shown}</span>
    </CopyButton>
  )
}
