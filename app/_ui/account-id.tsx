'use client'

import { formatAccountId } from './access-view'
import { CopyButton } from './copy-button'

/** An account id as 4-4-4; a click copies the twelve digits. */
export function AccountId({ id }: { readonly id: string }) {
  const shown = formatAccountId(id)
  return (
    <CopyButton
      text={id}
      done={`Account ID ${shown} copied`}
      label={`${shown}: copy account ID`}
      className="account-id flex-row-reverse"
    >
      <span>{shown}</span>
    </CopyButton>
  )
}
